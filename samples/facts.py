"""The figures and things that the newspaper page tells: `samples/jinshui-facts.json`.

What the page names is not synthetic. Whom a unit's organisation is under, and who its members are, the page
does not say: those are made up.
"""

import json
from datetime import date
from pathlib import Path

from model.kinds import AssemblyKind, OrganisationForm, OrganisationKind, Sector, UnitKind
from model.rows import Assembly, Graph, Link, Organisation, Room, ServiceCentre, Source, Unit
from samples.claims import Facts, add_claim, tell, without
from samples.posts import elect
from samples.units import COMMITTEE_TERM_ENDS, DISTRICT, SOCIAL_WORK_COMMITTEE, Units

# Of four mechanisms and of what is said of members, services and social work, no subject is recorded.
NO_SUBJECT = "No subject is recorded; the page is about 金水区."
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
    """Add source, claims, assemblies, centres with rooms and partners, and the unit organisations.

    What the page tells of them that no node has a property for is a claim, so that nothing is lost.
    """
    told = facts["source"]
    source = Source(
        told["id"], told["title"], told["publisher"], told["published"], synthetic=False, note=told["note"]
    )
    graph.sources[source.id] = source
    for stated in facts["claims"]:
        add_claim(graph, source, stated["subject"], stated)
    for number, held in enumerate(facts["assemblies"], 1):
        _assembly(graph, source, held, number)
    for centre in facts["serviceCentres"]:
        _centre(graph, source, centre)
    _culture_centre(graph, source, facts["cultureCentre"])
    for number, told in enumerate(facts["unitOrganisations"], 1):
        _unit_organisation(graph, source, told, f"{DISTRICT}-n{number:02}", units)
    _district(graph, source, facts)
    community = facts["community"]
    subject = f"area:{community['communityCode']}"
    tell(graph, source, subject, without(community, "street", "communityCode"))


def _assembly(graph: Graph, source: Source, held: Facts, number: int) -> None:
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
    how_known = {"property": "heldOn", "value": held["date"], "qualifier": "EXACT", "note": held["dateNote"]}
    add_claim(graph, source, f"assembly:{code}", how_known)


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
    in_nodes = (
        "name", "alias", "street", "community", "communityCode", "address", "openedOn", "rooms", "partners",
    )  # fmt: skip
    tell(graph, source, f"service-centre:{code}", without(told, *in_nodes))


def _culture_centre(graph: Graph, source: Source, told: Facts) -> None:
    code = f"{told['district']}-c01"
    graph.service_centres[code] = ServiceCentre(code, told["name"], synthetic=False)
    graph.serves.append(Link(code, told["district"]))
    for number, name in enumerate(told["parts"], 1):
        graph.rooms[f"{code}-r{number:02}"] = Room(f"{code}-r{number:02}", name, code, synthetic=False)
    tell(graph, source, f"service-centre:{code}", without(told, "name", "district", "parts"))


def _unit_organisation(graph: Graph, source: Source, told: Facts, code: str, units: Units) -> None:
    # The page tells another name of the organisation; without its form it is one of the unit.
    form = told["name"].removeprefix(told["unit"])
    alias = "、".join(name.removesuffix(form) for name in told.get("alias", ())) or None
    graph.units[code] = Unit(code, told["unit"], UnitKind(told["unitKind"]), synthetic=False, alias=alias)
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
    tell(graph, source, f"organisation:{code}", without(told, "name", "form", "unit", "unitKind"))


def _district(graph: Graph, source: Source, facts: Facts) -> None:
    """What is told of 金水区 as a whole: party work of its committee, services and social work of the area."""
    committee = f"organisation:{DISTRICT}"
    for mechanism in facts["mechanisms"]:
        named = {
            "property": f"mechanism.{mechanism['kind']}",
            "value": mechanism["name"],
            "qualifier": "EXACT",
        }
        stated = {"claims": [named | without(mechanism, "kind", "name", "scope")]}
        note = None if "scope" in mechanism else NO_SUBJECT
        tell(graph, source, mechanism.get("scope", committee), stated, note=note)
    for subject, sections in (
        (committee, ("threeLists", "memberManagement")),
        (f"area:{DISTRICT}", ("serviceCategories", "socialWork")),
    ):
        for section in sections:
            tell(graph, source, subject, {section: facts[section]}, note=NO_SUBJECT)
