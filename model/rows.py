"""A graph in memory, as plain rows: what is written to Neo4j.

A row has the properties of one node of docs/semantics.md, in snake case; its key is its first field. `pinyin`
is not here: it is made from the name when the name is written. A date of None was not recorded.
"""

from dataclasses import dataclass, field
from datetime import date

from model.kinds import (
    AffiliationKind,
    AreaKind,
    AssemblyKind,
    ClaimQualifier,
    GuideRole,
    MemberStage,
    OrganisationForm,
    OrganisationKind,
    PostKind,
    Sector,
    UnitKind,
)
from model.record import Record


class Area(Record, frozen=True):
    code: str
    name: str
    register_name: str
    kind: AreaKind
    synthetic: bool
    households: int | None = None


class Organisation(Record, frozen=True):
    code: str
    name: str
    kind: OrganisationKind
    form: OrganisationForm
    synthetic: bool
    sector: Sector | None = None
    joint: bool = False
    founded_on: date | None = None
    dissolved_on: date | None = None
    term_ends_on: date | None = None


class Member(Record, frozen=True):
    code: str
    name: str
    stage: MemberStage
    synthetic: bool
    stage_since: date | None = None
    born_on: date | None = None
    applied_on: date | None = None
    activist_on: date | None = None
    candidate_on: date | None = None
    joined_on: date | None = None
    full_on: date | None = None
    floating_since: date | None = None


class Unit(Record, frozen=True):
    code: str
    name: str
    kind: UnitKind
    synthetic: bool
    operating: bool | None = None
    staff: int | None = None
    full_members: int | None = None
    alias: str | None = None


class ServiceCentre(Record, frozen=True):
    code: str
    name: str
    synthetic: bool
    alias: str | None = None
    address: str | None = None
    opened_on: date | None = None


class Room(Record, frozen=True):
    code: str
    name: str
    centre: str
    synthetic: bool


class Assembly(Record, frozen=True):
    code: str
    name: str
    kind: AssemblyKind
    session: int
    held_on: date
    organisation: str
    synthetic: bool


class Source(Record, frozen=True):
    id: str
    title: str
    publisher: str | None
    published: str | None
    synthetic: bool
    note: str | None = None


class Claim(Record, frozen=True):
    """`subject` is a global id; `stated_for` the day of the figure, `stated_for_text` as the source says.

    `source` None: nobody knows where it was read, which is a gap.
    """

    id: str
    subject: str
    source: str | None
    property: str
    value: str
    qualifier: ClaimQualifier
    synthetic: bool
    number: float | None = None
    number_to: float | None = None
    unit: str | None = None
    stated_for: date | None = None
    stated_for_text: str | None = None
    place: str | None = None
    basis: str | None = None
    note: str | None = None


class Link(Record, frozen=True):
    """A relationship between two nodes, by their codes, valid from `since` until the day before `until`."""

    start: str
    end: str
    since: date | None = None
    until: date | None = None


class Belonging(Record, frozen=True):
    """A member's (`start`) BELONGS_TO an organisation (`end`)."""

    start: str
    end: str
    kind: AffiliationKind
    since: date | None = None
    until: date | None = None


class Holding(Record, frozen=True):
    """A member (`start`) HOLDS a post of an organisation (`end`)."""

    start: str
    end: str
    post: PostKind
    title: str | None = None
    since: date | None = None
    until: date | None = None


class Guidance(Record, frozen=True):
    """A unit (`start`) is GUIDED_BY a member (`end`)."""

    start: str
    end: str
    role: GuideRole
    since: date | None = None
    until: date | None = None


@dataclass(slots=True)
class Graph:
    """Nodes by key, relationships in lists. CO_BUILDS is two lists, by what its end is."""

    areas: dict[str, Area] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    service_centres: dict[str, ServiceCentre] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    assemblies: dict[str, Assembly] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    within: list[Link] = field(default_factory=list)
    part_of: list[Link] = field(default_factory=list)
    covers: list[Link] = field(default_factory=list)
    set_up_in: list[Link] = field(default_factory=list)
    located_in: list[Link] = field(default_factory=list)
    co_builds_organisation: list[Link] = field(default_factory=list)
    co_builds_centre: list[Link] = field(default_factory=list)
    serves: list[Link] = field(default_factory=list)
    run_by: list[Link] = field(default_factory=list)
    belongs_to: list[Belonging] = field(default_factory=list)
    holds: list[Holding] = field(default_factory=list)
    guided_by: list[Guidance] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many rows of each sort there are."""
        return {name: len(getattr(self, name)) for name in self.__slots__}
