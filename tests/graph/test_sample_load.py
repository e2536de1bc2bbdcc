"""Set-up and load on a real Neo4j."""

import json

import pytest

from errors import Conflict
from graph_loaders.engine.catalogue import Statement, parse_statement, statement_names
from graph_loaders.engine.database import Database
from graph_loaders.engine.setup import apply_setup
from samples.load import load_graph
from samples.sample import Options, load_sample
from tests.support.random_world import RandomWorld
from tests.support.sample import sample

pytestmark = pytest.mark.database

CONTENT = parse_statement(
    "tests/content",
    """// How many nodes and relationships there are of each sort.
// params: none
// returns: nodes, relationships
// bound: the whole of a test's graph
CYPHER 25
CALL () {
  MATCH (n) WHERE NOT n:Setup AND NOT n:Load
  WITH labels(n) AS sort, count(*) AS number
  RETURN collect([sort, number]) AS nodes
}
CALL () {
  MATCH ()-[r]->()
  WITH type(r) AS sort, count(*) AS number
  RETURN collect([sort, number]) AS relationships
}
RETURN nodes, relationships
""",
)


def named(index: str, text: str) -> Statement:
    return parse_statement(
        f"tests/named_by_{index}",
        f"""// The names that an index finds.
// params: text: STRING
// returns: names
// bound: 50 nodes
CYPHER 25
CALL db.index.fulltext.queryNodes('{index}', $text) YIELD node
WITH node LIMIT 50
RETURN collect(node.name) AS names
""",
    )


async def content(database: Database) -> dict[str, int]:
    nodes, relationships = await database.read(CONTENT, {}, seconds=60)
    return {json.dumps(sort): number for sort, number in (*nodes, *relationships)}


async def test_set_up_is_applied_once(sample_database: Database) -> None:
    assert await apply_setup(sample_database) == []


def test_set_up_runs_in_the_order_of_its_numbers() -> None:
    numbers = [name.removeprefix("setup/")[:4] for name in statement_names("setup") if name[6].isdigit()]

    assert numbers == [f"{number:04}" for number in range(len(numbers))]


async def test_the_graph_holds_what_was_built(sample_database: Database) -> None:
    graph = sample()
    found = await content(sample_database)

    assert found['["Member"]'] == len(graph.members)
    assert found['["Area"]'] == len(graph.areas)
    assert found['["Claim"]'] == len(graph.claims)
    assert sum(number for sort, number in found.items() if "Organisation" in sort) == len(graph.organisations)
    assert found['"BELONGS_TO"'] == len(graph.belongs_to)
    assert found['"HOLDS"'] == len(graph.holds)
    assert found['"PART_OF"'] == len(graph.part_of)
    assert found['"WITHIN"'] == len(graph.within)
    assert found['"ABOUT"'] == len(graph.claims)
    assert found['"STATED_IN"'] == sum(claim.source is not None for claim in graph.claims.values())
    assert found['"ROOM_OF"'] == len(graph.rooms)
    assert found['"CO_BUILDS"'] == len(graph.co_builds_organisation) + len(graph.co_builds_centre)


async def test_a_second_load_writes_nothing(sample_database: Database) -> None:
    report = await load_sample(sample_database, Options(), lambda done, total, what: None)

    assert report.rows == 0


async def test_another_sample_is_refused(sample_database: Database) -> None:
    with pytest.raises(Conflict, match="another sample"):
        await load_sample(sample_database, Options(seed=9), lambda done, total, what: None)


async def test_data_of_another_origin_is_left_alone(database: Database, random_world: RandomWorld) -> None:
    with pytest.raises(Conflict, match="no sample wrote"):
        await load_sample(database, Options(), lambda done, total, what: None)


async def test_writing_the_same_rows_again_changes_nothing(sample_database: Database) -> None:
    before = await content(sample_database)
    whole = sample()
    part = type(whole)(
        organisations=dict(list(whole.organisations.items())[-50:]),
        members=dict(list(whole.members.items())[-50:]),
        rooms=whole.rooms,
        claims=whole.claims,
        within=whole.within[-50:],
        part_of=whole.part_of[-50:],
        belongs_to=whole.belongs_to[-50:],
        holds=whole.holds[-50:],
        co_builds_centre=whole.co_builds_centre,
    )

    await load_graph(sample_database, part, lambda done, total, what: None)

    assert await content(sample_database) == before


@pytest.mark.parametrize(
    ("index", "text", "name"),
    [
        ("pinyin_keys", "jbl*", "经八路街道"),
        ("pinyin_keys", "zhaicheng*", "祭城路街道"),
        ("pinyin_keys", "jicheng*", "祭城路街道"),
        ("pinyin_keys", "ufowork*", "UFO.WORK共享办公"),
        ("names", "省委社区", "省委社区"),
        ("names", "未来和谐号", "未来路街道党群服务中心"),
        ("names", '"信达捷安"', "信大捷安"),
    ],
)
async def test_the_full_text_indexes_find_names(
    sample_database: Database, index: str, text: str, name: str
) -> None:
    (names,) = await sample_database.read(named(index, text), {"text": text}, seconds=60)

    assert name in names
