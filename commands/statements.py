"""`grassroots statements`: the Cypher that is sent to Neo4j, to read and to paste into a shell."""

from typing import Annotated

import typer

from errors import NotFound
from graph_loaders.engine.catalogue import FOLDER, INCLUDES, statement, statement_names

FOLDERS = sorted(path.name for path in FOLDER.iterdir() if path != INCLUDES)

statements = typer.Typer(help="The Cypher that is sent to Neo4j: list, show.", no_args_is_help=True)


@statements.command(name="list")
def list_statements() -> None:
    """Every statement by name, with what it answers."""
    for name in _names():
        typer.echo(f"{name:44} {statement(name).purpose}")


@statements.command()
def show(
    name: Annotated[str, typer.Argument(help="Such as read/chains_by_member, or its last part.")],
) -> None:
    """What is sent, with its includes in their places, ready to paste."""
    found = [each for each in _names() if each == name or each.endswith(f"/{name}")]
    if not found:
        raise NotFound(
            f"There is no statement {name[:80]!r}.", hint="`grassroots statements list` lists them."
        )
    for each in found:
        typer.echo(statement(each).text.rstrip())


def _names() -> list[str]:
    return [name for folder in FOLDERS for name in statement_names(folder)]
