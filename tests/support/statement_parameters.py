"""One fixed set of parameters for each reading statement, on the sample: what `db_hits.json` is measured with."""

from datetime import date
from typing import Any

from graph_loaders.engine.catalogue import Statement
from model.kinds import NodeKind
from tests.support.kept_runs import RULES, RUNS, WAIVED_FINDING, WAIVERS

STREET = "410105001"
EVERYBODY = "everybody"
SCOPES: dict[str, list[str] | None] = {EVERYBODY: None, "one street": [f"organisation:{STREET}"]}

ORGANISATIONS = [STREET, f"{STREET}003", f"{STREET}003-g01"]
AREAS = [STREET, f"{STREET}003", f"{STREET}003-g01-b01"]
# Those that gaps were planted for, and the first of the others: numbers between are nobody's.
MEMBERS = [f"m{number:07}" for number in (*range(1, 5), *range(101, 147))]
UNITS = [
    *(f"410105-n{number:02}" for number in range(1, 5)),
    *(f"{STREET}-u{number:02}" for number in range(1, 7)),
]
SERVICE_CENTRES = [f"{STREET}008-c01", "410105007-c01"]
ROOMS = [f"{STREET}008-c01-r{number:02}" for number in range(1, 6)]
ASSEMBLIES = [f"{STREET}-a01"]
CLAIMS = [
    f"organisation-{STREET}-{what}" for what in ("communities-2", "gridBranches-3", "residentMembers-5")
]
SOURCES = ["zhengbao-jinshui-party-building", "nbs-divisions-2023"]

# What `$keys` holds, by the word behind `_by_`; by the word before it where that is code or key.
KEYS = {
    "organisation": ORGANISATIONS, "organisations": ORGANISATIONS,
    "area": AREAS, "areas": AREAS,
    "member": MEMBERS, "members": MEMBERS,
    "unit": UNITS, "units": UNITS,
    "service_centre": SERVICE_CENTRES, "service_centres": SERVICE_CENTRES,
    "room": ROOMS, "rooms": ROOMS,
    "assembly": ASSEMBLIES, "assemblies": ASSEMBLIES,
    "claim": CLAIMS, "claims": CLAIMS,
    "source": SOURCES, "sources": SOURCES,
    "id": [f"organisation:{STREET}", f"service-centre:{SERVICE_CENTRES[0]}"],
    "subject": [f"organisation:{STREET}", f"service-centre:{SERVICE_CENTRES[0]}"],
}  # fmt: skip

# What a rule is held against, by the first kind of its subjects.
SUBJECTS = {
    "ORGANISATION": [f"organisation:{code}" for code in ORGANISATIONS],
    "AREA": [f"area:{code}" for code in AREAS],
    "MEMBER": [f"member:{code}" for code in MEMBERS],
    "UNIT": [f"unit:{STREET}-u{number:02}" for number in range(1, 9)],
}

# By name of the parameter; one that is in none of the tables is null.
USUAL: dict[str, Any] = {
    "asOf": date(2026, 11, 1),
    "history": True, "chained": True, "named": True,
    "transitive": True, "members": True, "households": True, "countMembers": True,
    "forward": True, "upwards": True, "counted": True, "limit": 21, "levels": 3, "housed": True,
    "namesOnly": False, "memberNamesOnly": False, "dated": True,
    "tolerance": 5, "maximum": 50, "minimum": 3, "fullMembers": 7,
    "committee": 100, "days": 90, "months": 6, "units": 5,
}  # fmt: skip
OWN: dict[str, dict[str, Any]] = {
    "read/audit_coverages_by_run": {"keys": list(RUNS)},
    "read/audit_findings_by_run": {"keys": list(RUNS)},
    "read/audit_runs_by_id": {"keys": list(RUNS)},
    "read/waivers_by_finding": {"keys": [WAIVED_FINDING, f"branch-without-members:organisation:{STREET}007-g05"]},
    "read/waivers_by_id": {"keys": WAIVERS},
    "search/list_audit_trend": {"place": f"organisation:{STREET}", "rules": list(RULES), "limit": 11},
    "search/list_audit_runs": {"place": f"organisation:{STREET}"},
    "read/guides_by_unit": {"keys": [f"{STREET}-u08", f"{STREET}-u90", "410105006-u90"]},
    "read/places_within": {"keys": [f"organisation:{STREET}"], "wholeAllowed": False, "ofScope": False},
    "read/data_within": {"places": [each for ids in SUBJECTS.values() for each in ids]},
    "read/area_coverage": {"after": STREET, "limit": 100, "listed": True},
    "read/uncovered_areas": {"kinds": ["STREET", "COMMUNITY", "BUILDING"]},
    "search/list_members": {"within": STREET},
    "search/list_organisations": {"within": STREET, "order": "MEMBER_COUNT"},
    "search/locate_path_ends": {"keys": [f"organisation:{STREET}", f"member:{MEMBERS[0]}"]},
    "search/prove_within": {"member": MEMBERS[0], "organisation": STREET, "kinds": ["HOME"]},
    "search/search_names": {
        "nameQuery": '"经八"', "contained": None, "pinyinQuery": "jbl*", "code": STREET, "text": "jbl",
        "kinds": list(NodeKind), "reach": 10_001,
    },
}  # fmt: skip


def parameters_of(statement: Statement, scope: list[str] | None) -> dict[str, Any]:
    """The parameters of a statement for a viewer with this scope. Raises KeyError for keys of an unknown kind."""
    folder, name = statement.name.split("/")
    given = {**USUAL, "scope": scope, **OWN.get(statement.name, {})}
    if folder == "read" and "keys" in statement.parameters.keys() - given.keys():
        before, _, behind = name.partition("_by_")
        given["keys"] = KEYS[before if behind in ("code", "key") else behind]
    if folder == "audit":
        given["subjects"] = SUBJECTS[statement.header["subjects"].partition(",")[0]]
    if name in ("coverage_ratios", "coverage_by_street", "uncovered_areas"):
        given["subjects"] = SUBJECTS["AREA"]
    if name == "unit_ratios":
        given["subjects"] = SUBJECTS["UNIT"]
    return {parameter: given.get(parameter) for parameter in statement.parameters}
