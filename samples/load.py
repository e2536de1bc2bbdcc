"""Write a graph in memory into Neo4j: idempotent upserts in batches, nodes before what joins them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec.structs import asdict

from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.database import Database
from graph_loaders.name_keys import name_keys
from graph_loaders.settle import settle
from model.kinds import OrganisationKind
from model.record import Record
from model.rows import Claim, Graph, Organisation

ROWS_A_TRANSACTION = 2_000

# done, total, what: rows written or settled so far, rows in all, and what is being written.
Progress = Callable[[int, int, str], None]

LABELS = {
    OrganisationKind.DISTRICT_COMMITTEE: "DistrictCommittee",
    OrganisationKind.ZONE_WORKING_COMMITTEE: "PartyOrganisation",
    OrganisationKind.STREET_WORKING_COMMITTEE: "StreetWorkingCommittee",
    OrganisationKind.COMMUNITY_ORGANISATION: "CommunityOrganisation",
    OrganisationKind.GRID_BRANCH: "GridBranch",
    OrganisationKind.BUILDING_GROUP: "BuildingGroup",
    OrganisationKind.UNIT_ORGANISATION: "PartyOrganisation",
}
CLAIM_STATEMENTS = {
    "area": "claims_about_areas",
    "assembly": "claims_about_assemblies",
    "organisation": "claims_about_organisations",
    "service-centre": "claims_about_centres",
    "unit": "claims_about_units",
}


class Table(NamedTuple):
    """Rows for one statement of `cypher/write/`."""

    statement: str
    rows: Sequence[Record]


async def load_graph(database: Database, graph: Graph, progress: Progress) -> int:
    """Write all of a graph and what follows from it; the number of rows written. Raises Timeout, DatabaseUnavailable."""
    tables = list(_tables(graph))
    rows = sum(len(table.rows) for table in tables)
    codes = {name: list(getattr(graph, name)) for name in ("areas", "organisations", "members")}
    total = rows + sum(map(len, codes.values()))
    done = 0
    for table in tables:
        write = statement(f"write/{table.statement}")
        for start in range(0, len(table.rows), ROWS_A_TRANSACTION):
            batch = table.rows[start : start + ROWS_A_TRANSACTION]
            await database.write(write, {"rows": [_parameters(row) for row in batch]})
            done += len(batch)
            progress(done, total, table.statement)
    await settle(database, codes, lambda settled: progress(rows + settled, total, "falls_to"))
    return rows


def _tables(graph: Graph) -> Iterator[Table]:
    for name in (
        "areas", "organisations", "members", "units", "service_centres", "sources", "rooms", "assemblies",
    ):  # fmt: skip
        yield Table(name, list(getattr(graph, name).values()))
    for kind, name in CLAIM_STATEMENTS.items():
        yield Table(name, [claim for claim in graph.claims.values() if claim.subject.startswith(f"{kind}:")])
    for name in (
        "within", "part_of", "covers", "set_up_in", "located_in",
        "co_builds_organisation", "co_builds_centre", "serves", "run_by", "belongs_to", "holds", "guided_by",
    ):  # fmt: skip
        yield Table(name, getattr(graph, name))


def _parameters(row: Record) -> dict[str, Any]:
    parameters = asdict(row)
    if name := parameters.get("name", parameters.get("title")):
        parameters["pinyin"] = name_keys(name)
    if isinstance(row, Organisation):
        parameters["label"] = LABELS[row.kind]
    if isinstance(row, Claim):
        parameters["subject_code"] = row.subject.split(":", 1)[1]
    return parameters
