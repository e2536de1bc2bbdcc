"""Settings come from the environment, and a wrong one is named."""

import pytest
from pydantic import ValidationError

from settings import Settings


def test_defaults_serve_on_loopback_with_a_server_of_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    settings = Settings()

    assert (settings.host, settings.port, settings.neo4j_uri) == ("127.0.0.1", 8000, None)
    assert str(settings.zone) == "Asia/Shanghai"


def test_today_is_that_of_the_time_zone() -> None:
    # More than a day apart.
    west, east = Settings(time_zone="Etc/GMT+12"), Settings(time_zone="Pacific/Kiritimati")
    assert west.today() < east.today()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "99999"),
        ("PORT", "http"),
        ("TIME_ZONE", "Mars/Base"),
        ("QUERY_TIMEOUT", "0"),
        ("GRASSROOTS_OPERATIONS_MAXIMUM", "0"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(ValidationError) as refused:
        Settings()

    assert [error["loc"] for error in refused.value.errors()] == [(name.lower(),)]


def test_an_empty_variable_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "")

    assert Settings().neo4j_uri is None


def test_a_password_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "do-not-print-me")

    assert "do-not-print-me" not in repr(Settings())


def test_every_setting_is_described() -> None:
    assert not [name for name, field in Settings.model_fields.items() if not field.description]
