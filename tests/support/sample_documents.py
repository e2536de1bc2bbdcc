"""Documents over the whole schema, with arguments that the sample knows, some that nobody knows and some that are wrong."""

from collections import Counter
from typing import Any

from graphql import (
    FieldNode,
    GraphQLError,
    OperationDefinitionNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    validate,
    visit,
)
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from execution.limits import Limits, Measured
from tests.differential.documents import Document, documents
from tests.differential.oracle import parsed
from tests.support.kept_runs import EARLIER, LATER, RUNS, STREET
from tests.support.whole_schema import SCHEMA, Place

DOCUMENTS = 262
DEPTH = 5
RARE = 6
# The stock executor takes long for large answers; of what else the limits bound, there may be any amount.
LIMITS = Limits(cost=30_000, depth=100, aliases=10_000, directives=10_000, root_fields=100)

ORGANISATIONS = (
    "organisation:410105001",
    "organisation:410105001003",
    "organisation:410105001003-g01",
    "organisation:410105001019-g03-b01",
    "organisation:410105001-j01",
    "organisation:410105013005",
    "organisation:410105013-x01",
    "organisation:zhengdong-new-district",
    "organisation:nobody-has-this",
)
MEMBERS = (
    *("member:m0000001", "member:m0000002", "member:m0001072", "member:m0002157", "member:m0027656"),
    "member:nobody-has-this",
)
AREAS = ("area:410105001", "area:410105001003-g05-b90", "area:410105013005", "area:nobody-has-this")
OTHERS = (
    "unit:410105013-c01-p02",
    "service-centre:410105013-c01",
    "room:410105013-c01-r01",
    "assembly:410105001-a01",
    "source:jinshui-daily-2020",
    "claim:superior-410105001",
    "finding:term-overdue:organisation:410105001015-g01",
    "finding:sources-disagree:service-centre:410105013-c01#rooms",
    "unit:410105006-u90",
)
WRONG = ("410105001", "thing:1", "")
RULES = ("secretary-vacant", "sources-disagree", "term-overdue")
SMALL = ("organisation:410105001003", "organisation:410105013005", "organisation:410105001019-g03")


def _one_of(*choices: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(choices)


def _mostly(choices: tuple[Any, ...], *seldom: Any) -> st.SearchStrategy[Any]:
    """One of the choices, and once in eight times what is wrong, unknown or large."""
    return st.integers(0, 7).flatmap(lambda number: st.sampled_from(seldom if number == 7 else choices))


def _some_of(*choices: Any, fewest: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(st.sampled_from(choices), min_size=fewest, max_size=4)


ARGUMENTS: dict[str, st.SearchStrategy[Any]] = {
    "ids": _some_of(*ORGANISATIONS, *MEMBERS, *AREAS, *OTHERS),
    "of": _one_of(*ORGANISATIONS, *MEMBERS, *AREAS),
    "from": _mostly((*ORGANISATIONS, *MEMBERS, *OTHERS[:2]), "room:410105013-c01-r01"),
    "to": _some_of(*ORGANISATIONS, *AREAS, fewest=1),
    "member": _mostly(MEMBERS, *WRONG),
    "organisation": _mostly(ORGANISATIONS, *WRONG),
    "within": _mostly(SMALL, "organisation:nobody-has-this", *WRONG),
    "text": _mostly(("经八路", "jbl", "410105001003", "何"), "nothing at all", ""),
    "asOf": _one_of(None, None, "2026-09-01", "2016-01-01"),
    "first": _mostly((1, 2, 3), None, 0),
    "last": _mostly((None,), 2),
    "after": _one_of(None, None, None, "no cursor"),
    "before": _mostly((None,), "no cursor"),
    "maxDepth": _mostly((2, 3, 4), 0),
    "limit": _mostly((1, 3), 99),
    "rule": _mostly((None, *RULES), "no-such-rule"),
    "rules": _some_of(*RULES[:2], fewest=1),
}
# Few filters: Neo4j makes a plan of its own for each choice of what is null.
ORGANISATION_FILTERS: tuple[dict[str, Any], ...] = (
    {"within": ORGANISATIONS[1], "kind": ["GRID_BRANCH", "BUILDING_GROUP"], "memberCountMin": 3},
    {"within": ORGANISATIONS[0], "hasSecretary": True, "sector": None, "termEndsBefore": "2030-01-01"},
    {"parent": ORGANISATIONS[1], "nameContains": "党支部", "synthetic": True},
    {"code": "410105001", "within": "organisation:nobody-has-this"},
    {"within": WRONG[1]},
    {},
)
MEMBER_FILTERS: tuple[dict[str, Any], ...] = (
    {"within": ORGANISATIONS[1], "stage": ["FULL", "PROBATIONARY"], "joinedAfter": "2000-01-01"},
    {"home": ORGANISATIONS[2], "hasHome": True},
    {"within": ORGANISATIONS[0], "post": ["SECRETARY"], "affiliation": ["HOME", "DUAL"]},
    {"within": ORGANISATIONS[1], "nameContains": ""},
    {"home": WRONG[1]},
)
ARGUMENTS_OF_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "node.id": _mostly((*ORGANISATIONS, *MEMBERS, *AREAS, *OTHERS), *WRONG),
    "organisation.id": _mostly(ORGANISATIONS, *WRONG),
    "member.id": _mostly(MEMBERS, *WRONG),
    "area.id": _mostly(AREAS, *WRONG),
    "affiliations.of": _some_of(*MEMBERS),
    "organisations.filter": _one_of(*ORGANISATION_FILTERS),
    "members.filter": _one_of(*MEMBER_FILTERS),
    "auditRun.id": _mostly(tuple(RUNS), *WRONG),
    "auditRuns.within": _mostly((STREET,), *WRONG),
    "auditComparison.earlier": _mostly((EARLIER,), *WRONG),
    "auditComparison.later": _mostly((LATER,), *WRONG),
    "waivers.within": _mostly((STREET, *SMALL), *WRONG),
    "coverage.within": _mostly((*SMALL, "area:410105001003"), "organisation:nobody-has-this", *WRONG),
}


def values(name: str, type_: Any) -> st.SearchStrategy[Any] | None:
    return ARGUMENTS_OF_FIELDS.get(name, ARGUMENTS.get(name.rpartition(".")[2]))


def sample_documents(derandomize: bool) -> list[Document]:
    """Shortest first, so that the first difference is told of a short one."""
    made: dict[str, Document] = {}

    @settings(
        max_examples=3 * DOCUMENTS,
        derandomize=derandomize,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    # An audit of everything takes long: where a report or a list can be within something, it is.
    @given(documents(SCHEMA, values, DEPTH, always={"within", "first", "rules", "filter"}))
    def make(document: Document) -> None:
        if _is_fit(document):
            made[repr(document)] = document

    make()
    return sorted(_most_different(list(made.values())), key=lambda document: len(document.text))


def _most_different(made: list[Document]) -> list[Document]:
    """Hypothesis likes to vary what it made before: first those with a field that few before them ask."""
    asked: Counter[Place] = Counter()
    different: list[Document] = []
    alike: list[Document] = []
    for document in made:
        places = places_of(document)
        (different if any(asked[place] < RARE for place in places) else alike).append(document)
        asked.update(places)
    return [*different, *alike][:DOCUMENTS]


def places_of(document: Document) -> set[Place]:
    """The fields that it asks, with the types that it asks them of."""
    types = TypeInfo(SCHEMA)
    places: set[Place] = set()

    class Places(Visitor):
        def enter_field(self, node: FieldNode, *_: object) -> None:
            parent = types.get_parent_type()
            if parent is not None:
                places.add((parent.name, node.name.value))

    visit(parsed(document.text), TypeInfoVisitor(types, Places()))
    return places


def _is_fit(document: Document) -> bool:
    """Whether it is valid (fields of two types behind one key may not merge), and its answer not too large."""
    tree = parsed(document.text)
    [operation] = [node for node in tree.definitions if isinstance(node, OperationDefinitionNode)]
    try:
        Measured(SCHEMA, tree, LIMITS).check_cost(operation, document.variables)
    except GraphQLError:
        return False
    return not validate(SCHEMA, tree)
