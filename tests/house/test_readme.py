"""What the READMEs say of the code is what the code says, in both languages."""

import re
from pathlib import Path

import pytest

from auditing.rules.catalogue import coverage_rules
from execution.limits import Limits
from graph_loaders.members import ROSTER_MAXIMUM
from graph_loaders.paths import NODES_MAXIMUM, SEARCH_SECONDS
from graph_loaders.search import REACH
from model import arguments
from resolvers import connections, organisations, paths, search
from settings import Settings
from web.graphql_request import BODY_LIMIT_BYTES

CHECKOUT = Path(__file__).resolve().parents[2]
READMES = sorted(CHECKOUT.glob("README*.md"))
EXCERPT = re.compile(r"<!-- excerpt: (\S+) -->\n```cypher\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^):]+)\)")
MARKED_QUERY = re.compile(r"<!-- test: (\w+) -->")
SETTING = re.compile(r"^\| `([A-Z0-9_]+)` \| (?:`([^`]*)`)?", re.MULTILINE)
WRITTEN_IN_WORDS = (
    "neo4j_uri", "neo4j_password", "grassroots_rule_settings", "grassroots_own_rules", "grassroots_home",
    "grassroots_cache", "maven_mirror",
)  # fmt: skip


@pytest.fixture(params=READMES, ids=lambda file: file.name)
def readme(request: pytest.FixtureRequest) -> str:
    file: Path = request.param
    return file.read_text(encoding="utf-8")


def test_every_setting_is_in_the_table_with_its_default(readme: str) -> None:
    listed = dict(SETTING.findall(readme))
    assert list(listed) == [name.upper() for name in Settings.model_fields]
    for name, field in Settings.model_fields.items():
        if name not in WRITTEN_IN_WORDS:
            assert type(field.default)(listed[name.upper()]) == field.default


def test_excerpts_are_of_the_files_that_they_name(readme: str) -> None:
    excerpts = EXCERPT.findall(readme)
    assert excerpts
    for path, excerpt in excerpts:
        whole = (CHECKOUT / path).read_text(encoding="utf-8")
        pieces = [piece.strip("\n") for piece in re.split(r"^…$", excerpt, flags=re.MULTILINE)]
        positions = [whole.find(piece) for piece in pieces]
        assert -1 not in positions
        assert positions == sorted(positions)


def test_limits_are_those_of_the_code(readme: str) -> None:
    limits = Limits()
    tables = re.split(r"^## .*\n", readme, flags=re.MULTILINE)
    rows = next(table for table in tables if "| `roster` |" in table).splitlines()
    written = re.findall(r"[\d,]*\d", " ".join(row.split("|")[2] for row in rows if row.startswith("|")))
    assert [int(figure.replace(",", "")) for figure in written] == [
        1,
        connections.PAGE_MAXIMUM,
        connections.PAGE_DEFAULT,
        arguments.IDS_MAXIMUM,
        ROSTER_MAXIMUM,
        organisations.SHORT_LIST_MAXIMUM,
        organisations.DEPTH_MAXIMUM,
        paths.DEPTH_MAXIMUM,
        paths.LIMIT_MAXIMUM,
        paths.TARGETS_MAXIMUM,
        NODES_MAXIMUM,
        SEARCH_SECONDS,
        REACH - 1,
        search.TEXT_MAXIMUM,
        limits.depth,
        limits.root_fields,
        limits.aliases,
        limits.directives,
        limits.tokens,
        limits.cost,
        BODY_LIMIT_BYTES // 1024,
    ]


def test_there_are_as_many_rules_as_it_says(readme: str) -> None:
    rules = coverage_rules().values()
    assert (len(rules), sum(not rule.enabled for rule in rules)) == (25, 4)
    assert "Twenty-five rules are there, four of them off" in readme or "二十五条规则，其中四条" in readme


def test_links_lead_somewhere(readme: str) -> None:
    missing = [link for link in LINK.findall(readme) if not (CHECKOUT / link.partition("#")[0]).exists()]
    assert missing == []


def test_both_languages_show_the_same_queries() -> None:
    shown = {tuple(MARKED_QUERY.findall(file.read_text(encoding="utf-8"))) for file in READMES}
    assert len(shown) == 1
