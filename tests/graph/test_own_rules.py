"""Rules of the user's own: what is refused, and how it is told; what is taken, and runs."""

import re
from pathlib import Path

import pytest

from auditing.audit import audit
from auditing.rules.catalogue import RuleCatalogue, coverage_rules, rule_statement
from auditing.rules.own import check_own_rules, read_own_rule, read_own_rules
from graph_loaders.engine.catalogue import StatementInvalid, expanded, include, statement
from graph_loaders.engine.database import Database
from model.coverage import CoverageReportRecord
from tests.support.random_world import RandomWorld
from tests.support.strategies import DAYS

SUBJECTS = "// include: subject_organisations\n"
# As a rule that is no copy of a shipped one: it finds its subjects itself.
SHIPPED = statement("audit/secretary-vacant").source.replace(SUBJECTS, include(SUBJECTS.split()[-1]).body)
# A rule of before there were includes.
COPIED = (Path(__file__).parent / "rule_with_a_copy_of_the_scope.cypher").read_text(encoding="utf-8")
CONDITION = "WITH subject WHERE subject.form <> 'GROUP'\n"
ANCHOR = "MATCH (subject:Organisation) WHERE elementId(subject) IN $subjects\n    RETURN subject"


def written(folder: Path, text: str, name: str = "no-secretary") -> Path:
    path = folder / f"{name}.cypher"
    path.write_text(text, encoding="utf-8")
    return path


async def test_a_rule_like_the_shipped_one_is_taken_and_finds_the_same(
    random_world: RandomWorld, tmp_path: Path
) -> None:
    written(tmp_path, SHIPPED.replace("// enabled: true", "// enabled: false"))
    rules = RuleCatalogue.read(tmp_path, None)
    await check_own_rules(random_world.database, rules.own)
    assert rules.rules.keys() - coverage_rules().keys() == {"no-secretary"}
    context = random_world.context(DAYS[0], None)
    context.rules = rules
    for counted in (True, False):
        report = CoverageReportRecord(None, (), context.moment(None), counted=counted)
        own = await audit(context, report, rules.rules["no-secretary"])
        shipped = await audit(context, report, rules.rules["secretary-vacant"])
        assert own.checked == shipped.checked
        assert [f.subject_id for f in own.findings] == [f.subject_id for f in shipped.findings] != []


def test_a_copy_of_the_scope_clause_is_replaced_by_the_clause_of_today(tmp_path: Path) -> None:
    assert "RUN_BY" in COPIED
    taken = read_own_rule(written(tmp_path, COPIED))
    assert "scope: begin" not in taken.source
    assert taken.text == taken.source.replace("// include: scope", scope_clause())
    # Names that begin as those of an include that it has not got are its own.
    taken_too = written(tmp_path, COPIED.replace("AS led\n", "AS led, 1 AS countedSubjects\n"))
    assert "AS countedSubjects" in read_own_rule(taken_too).text
    shortened = re.sub(r"\|ROOM_OF|\|HELD_BY", "", COPIED)
    assert read_own_rule(written(tmp_path, shortened)).text == taken.text


def scope_clause() -> str:
    return expanded(include("scope").body, "scope").rstrip()


@pytest.mark.parametrize("rule", coverage_rules())
async def test_every_shipped_rule_would_be_taken(database: Database, rule: str) -> None:
    await check_own_rules(database, [rule_statement(rule)])


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("\nCYPHER 25\n", "\nCYPHER 5\n", "the line below the header must be CYPHER 25"),
        (CONDITION, CONDITION + "MATCH (subject)-[:PART_OF*]->()\n", "a walk has no upper bound"),
        (CONDITION, CONDITION + "WITH subject AS aboveRoot\n", "the variable aboveRoot is of an include"),
        ("// include: scope", "$scope IS NULL OR true", "does not hold the scope clause"),
        (
            "elementId(subject) IN $subjects",
            "'organisation:' + subject.code IN $subjects",
            "`$subjects` are element ids",
        ),
        (
            "elementId(subject) IN $subjects",
            "subject.code IN $subjects // elementId(subject) IN $subjects\n",
            "`$subjects` are element ids",
        ),
        ("// severity: VIOLATION\n", "", "no `severity:` line"),
        ("// returns: checked, gaps", "// returns: gaps", "a rule returns checked, gaps"),
    ],
)
def test_a_text_that_breaks_the_rules_of_rules_is_refused(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert old in SHIPPED
    path = written(tmp_path, SHIPPED.replace(old, new))
    with pytest.raises(StatementInvalid) as refusal:
        read_own_rules(tmp_path)
    assert str(refusal.value).startswith(f"{path}: ")
    assert complaint in str(refusal.value)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no-secretary.cypher"
    with pytest.raises(StatementInvalid, match="it can't be read"):
        read_own_rule(path)
    path.write_bytes("// 没有书记".encode("gb18030"))
    with pytest.raises(StatementInvalid, match="it can't be read"):
        read_own_rules(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (CONDITION, "WITH subject WHRE subject.form <> 'GROUP'\n", "Invalid input 'WHRE'"),
        (CONDITION, CONDITION + "SET subject.seen = true\nWITH subject\n", "it writes; a rule reads alone"),
        (CONDITION, "WITH count(subject) AS n MATCH (subject) WHERE subject.kind = 'NONE'\n", "its plan has AllNodesScan"),
        (CONDITION, "WITH count(*) AS n MATCH (subject:Organisation) WHERE subject.kind = 'NONE'\n", "dbHits; start from"),
        (ANCHOR, ANCHOR.replace("\n", " OR size($subjects) >= 0\n"), "of subjects that do not exist"),
        ("RETURN count(subject) AS checked,", "UNWIND [1, 2] AS i RETURN i AS checked,", "one record of checked and gaps"),
    ],
)  # fmt: skip
async def test_what_the_database_says_of_a_rule_is_told_with_its_file(
    random_world: RandomWorld, tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert old in SHIPPED
    path = written(tmp_path, SHIPPED.replace(old, new))
    with pytest.raises(StatementInvalid) as refusal:
        await check_own_rules(random_world.database, [read_own_rule(path)])
    assert str(refusal.value).startswith(f"{path}: ")
    assert complaint in str(refusal.value)


def test_a_name_that_is_taken_and_a_folder_that_is_not_there_are_told(tmp_path: Path) -> None:
    written(tmp_path, SHIPPED, "secretary-vacant")
    with pytest.raises(StatementInvalid, match="there is a rule secretary-vacant already"):
        RuleCatalogue.read(tmp_path, None)
    with pytest.raises(StatementInvalid, match="there is no such folder"):
        RuleCatalogue.read(tmp_path / "nowhere", None)
