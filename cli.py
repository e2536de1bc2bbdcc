"""The command `grassroots`: what it offers, and what its caller reads when something is amiss."""

import sys

import typer
from pydantic import ValidationError

from auditing.rules.settings import RuleSettingsInvalid
from commands import import_register
from commands.audit import audit
from commands.coverage import coverage
from commands.doctor import doctor
from commands.jars import jars
from commands.load import load
from commands.rules import rules
from commands.serve import serve
from commands.settle import settle
from commands.statements import statements
from errors import GrassrootsError
from graph_loaders.engine.catalogue import StatementInvalid
from local_neo4j.errors import CannotStart

app = typer.Typer(
    help="Grassroots: party organisations as a graph.", no_args_is_help=True, add_completion=False
)
for command in (audit, coverage, serve, load, settle, doctor, jars):
    app.command()(command)
app.add_typer(import_register.app, name="import")
app.add_typer(rules, name="rules")
app.add_typer(statements, name="statements")


def main() -> None:
    """Run the command; what the caller can mend is one sentence and exit code 1."""
    try:
        app()
    except ValidationError as error:
        sys.exit("\n".join(f"{'.'.join(map(str, e['loc'])).upper()}: {e['msg']}." for e in error.errors()))
    except (CannotStart, StatementInvalid, RuleSettingsInvalid) as error:
        sys.exit(str(error))
    except GrassrootsError as error:
        sys.exit(" ".join([error.message, str(error.extensions.get("hint", ""))]).strip())


if __name__ == "__main__":
    main()
