"""The figures and things that the newspaper page tells: `samples/jinshui-facts.json`.

What the page names is not synthetic. Whom a unit's organisation is under, and who its members are, the page
does not say: those are made up.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from importers.posts import elect
from importers.rows import Assembly, Claim, Graph, Link, Organisation, Room, ServiceCentre, Source, Unit
from importers.units import COMMITTEE_TERM_ENDS, DISTRICT, SOCIAL_WORK_COMMITTEE, Units
from model.kinds import AssemblyKind, ClaimQualifier, OrganisationForm, OrganisationKind, Sector, UnitKind

Facts = dict[str, Any]

# The page gives the number of 晨钟's branches (13) and on what they are founded, not their names.
CHENZHONG_BRANCHES = (
    "全日制学校第一党支部", "全日制学校第二党支部", "全日制学校第三党支部", "全日制学校第四党支部",
    "金水区域党支部", "郑东区域党支部", "二七区域党支部", "中原区域党支部", "管城区域党支部",
    "语文学科组党支部", "数学学科组党支部", "英语学科组党支部", "理综学科组党支部",
)  # fmt: skip


def read_facts(path: Path) -> Facts:
    """Raises FileNotFoundError, JSONDecodeError."""
    facts: Facts = json.loads(path.read_text(encoding="utf-8"))
    return facts


def persons_named(facts: Facts) -> set[str]:
    """Names that no made-up member may have."""
    source = facts["source"]
    return {source["reporter"], source["photographs"], *source["correspondents"]}


def add_facts(graph: Graph, facts: Facts, units: Units) -> None:
    """Add source, claims, assemblies, centres with rooms and partners, and the unit organisations."""
    told = facts["source"]
    source = Source(told["id"], told["title"], told["publisher"], told["published"], synthetic=False)
    graph.sources[source.id] = source
    for stated in facts["claims"]:
        _claim(graph, source, stated["subject"], stated)
    for number, held in enumerate(facts["assemblies"], 1):
        _assembly(graph, held, number)
    for centre in facts["serviceCentres"]:
        _centre(graph, source, centre)
    _culture_centre(graph, source, facts["cultureCentre"])
    for number, told in enumerate(facts["unitOrganisations"], 1):
        _unit_organisation(graph, source, told, f"{DISTRICT}-n{number:02}", units)


def _claim(graph: Graph, source: Source, subject: str, stated: Facts) -> None:
    value = stated["value"]
    low, high = value if isinstance(value, list) else (value, None)
    stated_for = stated.get("statedFor")
    key = subject.replace(":", "-")
    number = 1 + sum(claim.subject == subject for claim in graph.claims.values())
    claim = Claim(
        id=f"{key}-{stated['property']}-{number}",
        subject=subject,
        source=source.id,
        property=stated["property"],
        value=f"{low}–{high}" if high is not None else str(value),
        number=low,
        number_to=high,
        unit=stated.get("unit"),
        qualifier=ClaimQualifier(stated["qualifier"]),
        synthetic=False,
        stated_for=date(int(stated_for), 12, 31) if stated_for else None,
        stated_for_text=stated_for,
        place=stated.get("place"),
        basis=stated.get("basis"),
        note=stated.get("note"),
    )
    graph.claims[claim.id] = claim


def _assembly(graph: Graph, held: Facts, number: int) -> None:
    organisation = held["organisation"].removeprefix("organisation:")
    code = f"{organisation}-a{number:02}"
    graph.assemblies[code] = Assembly(
        code=code,
        name=held["name"],
        kind=AssemblyKind(held["kind"]),
        session=held["session"],
        held_on=date.fromisoformat(held["date"]),
        organisation=organisation,
        synthetic=False,
    )


def _centre(graph: Graph, source: Source, told: Facts) -> None:
    area: str = told.get("communityCode") or told["street"]
    code = f"{area}-c01"
    graph.service_centres[code] = ServiceCentre(
        code=code,
        name=told["name"],
        synthetic=False,
        alias="、".join(told.get("alias", ())) or None,
        address=told["address"],
        opened_on=date.fromisoformat(told["openedOn"]) if "openedOn" in told else None,
    )
    graph.serves.append(Link(code, area))
    graph.run_by.append(Link(code, area))
    for number, name in enumerate(told.get("rooms", ()), 1):
        graph.rooms[f"{code}-r{number:02}"] = Room(f"{code}-r{number:02}", name, code, synthetic=False)
    for number, partner in enumerate(told.get("partners", ()), 1):
        unit = Unit(f"{code}-p{number:02}", partner["name"], UnitKind(partner["kind"]), synthetic=False)
        graph.units[unit.code] = unit
        graph.co_builds_centre.append(Link(unit.code, code))
    for stated in told["claims"]:
        _claim(graph, source, f"service-centre:{code}", stated)


def _culture_centre(graph: Graph, source: Source, told: Facts) -> None:
    code = f"{told['district']}-c01"
    graph.service_centres[code] = ServiceCentre(code, told["name"], synthetic=False)
    graph.serves.append(Link(code, told["district"]))
    for number, name in enumerate(told["parts"], 1):
        graph.rooms[f"{code}-r{number:02}"] = Room(f"{code}-r{number:02}", name, code, synthetic=False)
    for stated in told["claims"]:
        _claim(graph, source, f"service-centre:{code}", stated)


def _unit_organisation(graph: Graph, source: Source, told: Facts, code: str, units: Units) -> None:
    graph.units[code] = Unit(code, told["unit"], UnitKind(told["unitKind"]), synthetic=False)
    founded = date(2010, 7, 1)
    if told["form"] == OrganisationForm.BRANCH:
        units.add_branch(code, told["name"], SOCIAL_WORK_COMMITTEE, founded, code, synthetic=False)
        units.staff(code, 9)
    else:
        graph.organisations[code] = Organisation(
            code=code,
            name=told["name"],
            kind=OrganisationKind.UNIT_ORGANISATION,
            form=OrganisationForm.COMMITTEE,
            synthetic=False,
            sector=Sector.NON_PUBLIC_AND_SOCIAL,
            founded_on=founded,
            term_ends_on=COMMITTEE_TERM_ENDS,
        )
        graph.part_of.append(Link(code, SOCIAL_WORK_COMMITTEE, founded))
        graph.set_up_in.append(Link(code, code, founded))
        names = CHENZHONG_BRANCHES if "branchBasis" in told else ("第一党支部", "第二党支部", "第三党支部")
        residents = []
        for number, name in enumerate(names, 1):
            branch = units.add_branch(f"{code}-b{number:02}", f"{told['unit']}{name}", code, founded)
            residents += units.staff(branch.code, units.rng.randint(8, 20))
        elect(graph, code, residents, units.rng, vacant=False, committee=True)
    for stated in told.get("claims", ()):
        _claim(graph, source, f"organisation:{code}", stated)
