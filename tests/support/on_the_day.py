"""The application and the command as they are, but that it is TODAY: `python -m tests.support.on_the_day audit`."""

from unittest.mock import patch

from starlette.applications import Starlette

import cli
from server import create_app
from settings import Settings, read_settings
from tests.support.day import TODAY


def app() -> Starlette:
    return create_app(read_settings(), today=lambda: TODAY)


if __name__ == "__main__":
    with patch.object(Settings, "today", lambda _: TODAY):
        cli.main()
