"""No module imports, by whatever way, one that imports it: whoever reads a file knows what it stands on."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
ROOMS = [path.parent for path in CHECKOUT.glob("*/__init__.py")]
MODULES = {
    ".".join(path.relative_to(CHECKOUT).with_suffix("").parts): ast.parse(path.read_text(encoding="utf-8"))
    for path in (*CHECKOUT.glob("*.py"), *(path for room in ROOMS for path in room.rglob("*.py")))
}


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {
        # GraphQL types name each other in circles, and Strawberry loads what they name when it is asked for.
        name: {other for other, for_types in _imports(tree) if not (for_types and name.startswith("schema."))}
        for name, tree in MODULES.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise AssertionError(" imports ".join(reversed(error.args[1]))) from None


def test_imports_for_types_alone_are_in_the_schema_alone() -> None:
    assert {
        name: other
        for name, tree in MODULES.items()
        for other, for_types in _imports(tree)
        if for_types and not name.startswith("schema.")
    } == {}


def _imports(tree: ast.AST, for_types: bool = False) -> Iterator[tuple[str, bool]]:
    """The modules of this checkout that are imported at the top or deeper, and whether a type checker alone does it."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "Imports are absolute."
            named = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            within = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
            yield from _imports(node, for_types or within)
            continue
        yield from ((name, for_types) for name in named if name in MODULES)
