"""The Java command lines of the server: its class path, its options and its settings."""

from pathlib import Path
from typing import Final

from local_neo4j.java import Java
from local_neo4j.memory import Memory

SERVER: Final = "org.neo4j.server.Neo4jCommunity"
ADMIN: Final = "org.neo4j.server.startup.Neo4jAdminCommand"
_OPENED_PACKAGES: Final = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


def settings(port: int, memory: Memory) -> dict[str, str]:
    """What differs from Neo4j's defaults: nothing leaves this machine, the stop is quick."""
    return {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        # Otherwise each driver waits for each piece of an answer by the clock, in a task of its own; on one machine
        # the end of a server is the end of its connections.
        "server.bolt.connection_keep_alive_for_requests": "OFF",
        "server.fleet_discovery.enabled": "false",
        "dbms.fleet_manager.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "server.memory.pagecache.size": f"{memory.page_cache}m",
        # Logs of transactions are for replicas and incremental backups, which Community has not; the default
        # takes 512 MB of disk before the first write.
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.retention_policy": "100M size",
        # Otherwise a statement is planned anew for each size class of a list: one id, up to 10, up to 100…
        "internal.cypher.use_parameter_size": "false",
        # Otherwise each stop waits 10 seconds for the network layer after the store was closed.
        "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
        "internal.dbms.bolt.netty_server_shutdown_timeout": "2s",
    }


def server_options(memory: Memory) -> list[str]:
    """Options of the Java runtime for the server."""
    return [
        f"-Xmx{memory.heap}m",
        "-XX:+UseG1GC",
        "-XX:-OmitStackTraceInFastThrow",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dlog4j2.disable.jmx=true",
        "--enable-native-access=ALL-UNNAMED",
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED_PACKAGES),
    ]


def server_arguments(home: Path, values: dict[str, str]) -> list[str]:
    """The server's class and its arguments. A `conf/neo4j.conf` in `home` may hold further settings."""
    given = [part for name, value in values.items() for part in ("-c", f"{name}={value}")]
    return [SERVER, f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode", *given]


def written(file: Path, java: Java, class_path: list[Path], arguments: list[str]) -> list[str]:
    """The command that runs `arguments`, which are put into `file`, readable by its owner alone.

    The class path is longer than some systems allow a command line to be, and secrets do not belong on
    one. It is spelt out jar by jar, because a start-up archive holds for one order only.
    """
    separator = ";" if java.executable.suffix == ".exe" else ":"
    lines = ["-cp", separator.join(map(str, class_path)), *arguments]
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_text("".join(f'"{_escaped(line)}"\n' for line in lines), encoding="utf-8")
    return [str(java.executable), f"@{file}"]


def _escaped(argument: str) -> str:
    return argument.replace("\\", "\\\\").replace('"', '\\"')
