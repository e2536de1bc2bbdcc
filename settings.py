"""Every setting, read from the environment here and nowhere else."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, available_timezones

import platformdirs
from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

CHECKOUT = Path(__file__).parent


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("is not a time zone, such as Asia/Shanghai")
    return name


class Settings(BaseSettings):
    """One field, one environment variable of the same name in capitals."""

    model_config = SettingsConfigDict(frozen=True, env_ignore_empty=True)

    host: str = Field(default="127.0.0.1", description="The address that the API listens on.")
    port: int = Field(default=8000, ge=1, le=65535, description="The port that the API listens on.")

    neo4j_uri: str | None = Field(
        default=None,
        description="Your own server (bolt://, bolt+s://; a cluster: neo4j://); without it, an embedded Neo4j starts.",
    )
    neo4j_user: str = Field(default="neo4j", description="The user on your own server.")
    neo4j_password: SecretStr = Field(default=SecretStr(""), description="That user's password.")
    neo4j_database: str = Field(default="neo4j", description="The database on your own server.")
    query_timeout: float = Field(
        default=15.0,
        gt=0,
        description="Seconds after which a reading statement is given up, here and on the server.",
    )

    grassroots_operations_maximum: int = Field(
        default=512,
        ge=1,
        description="Operations under way at once in one process; more are refused with OVERLOADED.",
    )

    grassroots_rule_settings: Path | None = Field(
        default=None,
        description="A TOML file of thresholds and severities; `grassroots rules list` shows them.",
    )
    grassroots_own_rules: Path | None = Field(
        default=None,
        description="A folder of coverage rules of your own, `.cypher` files as in cypher/audit/.",
    )

    time_zone: Annotated[str, AfterValidator(_known_zone)] = Field(
        default="Asia/Shanghai", description="The time zone whose date is today."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="The least level that is logged."
    )

    grassroots_home: Path = Field(
        default=CHECKOUT / ".grassroots",
        description="The folder of the embedded server's store, password and log.",
    )
    grassroots_cache: Path = Field(
        default=platformdirs.user_cache_path("grassroots"),
        description="The folder of what can be downloaded again.",
    )
    maven_mirror: str | None = Field(
        default=None, description="An address or a folder to take Neo4j's jars from, for Maven Central."
    )

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def today(self) -> date:
        return datetime.now(self.zone).date()

    @property
    def login(self) -> tuple[str, str, str]:
        """Address, user and password of the Neo4j server: the user's own, or one set by `at`."""
        if self.neo4j_uri is None:
            raise ValueError("no Neo4j server is set or started")
        return self.neo4j_uri, self.neo4j_user, self.neo4j_password.get_secret_value()

    def at(self, uri: str, user: str, password: str) -> Self:
        """These settings with an embedded server that was started."""
        server = {"neo4j_uri": uri, "neo4j_user": user, "neo4j_password": SecretStr(password)}
        return self.model_copy(update={**server, "neo4j_database": "neo4j"})


@cache
def read_settings() -> Settings:
    """The settings of this process. Raises pydantic's ValidationError, which names each variable at fault."""
    return Settings()
