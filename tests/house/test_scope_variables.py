"""A variable that is bound where the scope clause begins would be taken up by the clause, and widen the scope."""

import re
from pathlib import Path

import pytest

CYPHER = Path(__file__).resolve().parents[2] / "cypher"
BEGIN, END = "// scope: begin", "// scope: end"
BOUND = re.compile(r"[(\[](\w+)\s*[:)\]{ ]|\bAS (\w+)\b")
NEW_NAMES = re.compile(r"^\s*(?:WITH|CALL)\b", re.MULTILINE)
SCOPED = sorted(path for path in CYPHER.rglob("*.cypher") if BEGIN in path.read_text(encoding="utf-8"))


def variables(text: str) -> set[str]:
    return {first or second for first, second in BOUND.findall(text)}


@pytest.mark.parametrize("path", SCOPED, ids=lambda path: path.stem)
def test_no_statement_binds_a_variable_of_the_scope_clause_before_it(path: Path) -> None:
    parts = re.split(f"{BEGIN}(.*?){END}", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for before, clause in zip(parts[0::2], parts[1::2], strict=False):
        bound = variables(NEW_NAMES.split(before)[-1])
        assert bound & variables(clause) - {"subject"} == set()
