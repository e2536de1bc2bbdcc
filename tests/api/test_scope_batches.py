"""Two viewers who ask at the same moment: joined with one's own requests, never with those of another scope."""

import asyncio

from graph_loaders.engine.batching import Joiner
from tests.reference.graph import ReferenceGraph
from tests.support.listening import ListeningDatabase
from tests.support.viewpoint import DISTRICT, STREET, Viewpoint, ViewpointOf

OTHER_STREET = "organisation:410105002"
SCOPES: list[tuple[str, ...] | None] = [(STREET,), (OTHER_STREET,), (STREET, OTHER_STREET), (), None]


async def test_viewers_who_ask_at_once_share_no_batch(
    listening: ListeningDatabase, sample_reference: ReferenceGraph
) -> None:
    joiner = Joiner(listening)
    views = [Viewpoint(joiner, sample_reference, scope) for scope in SCOPES]
    members = [member for view in views[:2] for member in view.seen("member")[:8]]

    async def home(view: Viewpoint, member: str) -> bool:
        data = await view.ask("query ($id: ID!) { member(id: $id) { id home { id } } }", id=member)
        return data["member"] is not None

    asked = [(view, member) for member in members for view in views]
    answers = await asyncio.gather(*(home(view, member) for view, member in asked))
    assert answers == [view.sees(member) for view, member in asked]

    codes = {member.partition(":")[2] for member in members}
    for view in views:
        own = [read for read in listening.reads if read.parameters["scope"] == view.scope]
        by_code = [read.keys for read in own if codes & set(read.keys)]
        assert {key for keys in by_code for key in keys} == codes
        # Joined they were: this one's sixteen look-ups and their homes are a few statements.
        assert len(own) <= 6


async def test_each_of_two_viewers_gets_what_it_gets_alone(viewpoint: ViewpointOf) -> None:
    document = f"""{{ district: organisation(id: "{DISTRICT}") {{ name children {{ totalCount nodes {{ id }} }} }}
      organisations(filter: {{nameContains: "街道"}}) {{ totalCount nodes {{ id parent {{ id }} }} }}
      chain(of: "{STREET}003") {{ links {{ restricted organisation {{ id }} }} }}
      coverage(rules: ["secretary-vacant"]) {{ rules {{ checked gaps }} ratios {{ kind total }} }}
      search(text: "社区") {{ totalCount edges {{ node {{ id }} }} }} }}"""
    views = [viewpoint((STREET,)), viewpoint((DISTRICT,)), viewpoint(None)]
    alone = [await view.ask(document) for view in views]
    assert alone[0] != alone[1] != alone[2]
    for _ in range(2):
        assert await asyncio.gather(*(view.ask(document) for view in views)) == alone


async def test_a_cursor_carries_no_scope_with_it(viewpoint: ViewpointOf) -> None:
    document = """query ($after: String) { organisations(first: 3, after: $after) {
      totalCount nodes { id } pageInfo { startCursor hasNextPage } } }"""
    district, street = viewpoint((DISTRICT,)), viewpoint((STREET,))
    above = (await district.ask(document))["organisations"]["pageInfo"]["startCursor"]
    page = (await street.ask(document, after=above))["organisations"]
    assert page["totalCount"] == len([o for o in street.snapshot.organisations() if street.sees(o)])
    assert page["nodes"]
    assert all(street.sees(node["id"]) for node in page["nodes"])
