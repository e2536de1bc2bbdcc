"""What loaders give: frozen records, a field an attribute. Dates are ISO 8601 strings, as they leave; enums are their names.

A record carries the moment of its root, and hands it to its edges. `id` is the global id, `typename` the GraphQL type.
"""

import builtins
from dataclasses import dataclass

from model.moment import Moment

TYPE_BY_ORGANISATION_KIND = {
    "DISTRICT_COMMITTEE": "DistrictCommittee",
    "ZONE_WORKING_COMMITTEE": "PartyOrganisation",
    "STREET_WORKING_COMMITTEE": "StreetWorkingCommittee",
    "COMMUNITY_ORGANISATION": "CommunityOrganisation",
    "GRID_BRANCH": "GridBranch",
    "BUILDING_GROUP": "BuildingGroup",
    "UNIT_ORGANISATION": "PartyOrganisation",
}


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    moment: Moment
    code: str
    name: str
    kind: str
    form: str
    joint: bool
    sector: str | None
    founded_on: str | None
    dissolved_on: str | None
    term_ends_on: str | None
    synthetic: bool

    @property
    def id(self) -> str:
        return "organisation:" + self.code

    @property
    def typename(self) -> str:
        return TYPE_BY_ORGANISATION_KIND[self.kind]


@dataclass(frozen=True, slots=True)
class AreaRecord:
    typename = "Area"
    moment: Moment
    code: str
    name: str
    register_name: str | None
    kind: str
    synthetic: bool

    @property
    def id(self) -> str:
        return "area:" + self.code


@dataclass(frozen=True, slots=True)
class MemberRecord:
    typename = "Member"
    moment: Moment
    code: str
    name: str
    stage: str
    joined_on: str | None
    floating_since: str | None
    synthetic: bool

    @property
    def id(self) -> str:
        return "member:" + self.code


@dataclass(frozen=True, slots=True)
class UnitRecord:
    typename = "Unit"
    moment: Moment
    code: str
    name: str
    alias: str | None
    kind: str | None
    operating: bool | None
    staff: int | None
    full_members: int | None
    synthetic: bool

    @property
    def id(self) -> str:
        return "unit:" + self.code


@dataclass(frozen=True, slots=True)
class ServiceCentreRecord:
    typename = "ServiceCentre"
    moment: Moment
    code: str
    name: str
    alias: str | None
    address: str | None
    opened_on: str | None
    synthetic: bool

    @property
    def id(self) -> str:
        return "service-centre:" + self.code


@dataclass(frozen=True, slots=True)
class RoomRecord:
    typename = "Room"
    moment: Moment
    code: str
    name: str
    synthetic: bool

    @property
    def id(self) -> str:
        return "room:" + self.code


@dataclass(frozen=True, slots=True)
class AssemblyRecord:
    typename = "Assembly"
    moment: Moment
    code: str
    name: str
    kind: str
    session: int | None
    held_on: str | None
    synthetic: bool

    @property
    def id(self) -> str:
        return "assembly:" + self.code


@dataclass(frozen=True, slots=True)
class SourceRecord:
    typename = "Source"
    moment: Moment
    key: str
    title: str
    publisher: str | None
    published: str | None
    note: str | None
    synthetic: bool

    @property
    def id(self) -> str:
        return "source:" + self.key


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """`subject_id` and `source_id` are global ids."""

    typename = "Claim"
    moment: Moment
    key: str
    subject_id: str
    source_id: str
    property: str
    value: str
    number: float | None
    number_to: float | None
    unit: str | None
    qualifier: str
    stated_for: str | None
    stated_for_text: str | None
    place: str | None
    basis: str | None
    note: str | None
    synthetic: bool

    @builtins.property  # `property` is a field here
    def id(self) -> str:
        return "claim:" + self.key


NodeRecord = (
    OrganisationRecord
    | AreaRecord
    | MemberRecord
    | UnitRecord
    | ServiceCentreRecord
    | RoomRecord
    | AssemblyRecord
    | SourceRecord
    | ClaimRecord
)


@dataclass(frozen=True, slots=True)
class ChainLinkRecord:
    """`organisation` is None where the viewer may not read it: then `restricted`, with its kind alone."""

    depth: int
    kind: str
    organisation: OrganisationRecord | None
    via: str | None
    since: str | None
    until: str | None
    restricted: bool


@dataclass(frozen=True, slots=True)
class ChainRecord:
    links: list[ChainLinkRecord]
    complete: bool
    broken_reason: str | None


HIDDEN_CHAIN = ChainRecord(links=[], complete=False, broken_reason=None)


@dataclass(frozen=True, slots=True)
class CountsRecord:
    communities: int
    grid_branches: int
    building_groups: int
    members: int
    resident_members: int
    households: int | None


@dataclass(frozen=True, slots=True)
class RosterRecord:
    members: list[MemberRecord]
    truncated: bool
    truncated_reason: str | None


@dataclass(frozen=True, slots=True)
class AffiliationRecord:
    """`chain_known`: its chain, where it was read along with it."""

    organisation: OrganisationRecord | None
    kind: str
    since: str | None
    until: str | None
    restricted: bool
    moment: Moment
    chain_known: ChainRecord | None = None


@dataclass(frozen=True, slots=True)
class PostHoldingRecord:
    kind: str
    title: str | None
    member: MemberRecord | None
    organisation: OrganisationRecord
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class MemberAffiliationsRecord:
    member_id: str
    member: MemberRecord | None
    affiliations: list[AffiliationRecord]


@dataclass(frozen=True, slots=True)
class WithinAnswerRecord:
    within: bool
    kind: str | None
    path: list[ChainLinkRecord]


@dataclass(frozen=True, slots=True)
class PathNodeRecord:
    node: NodeRecord | None
    kind: str
    restricted: bool


@dataclass(frozen=True, slots=True)
class PathStepRecord:
    kind: str
    forward: bool
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class PathRecord:
    """`steps[i]` leads from `nodes[i]` to `nodes[i + 1]`."""

    nodes: list[PathNodeRecord]
    steps: list[PathStepRecord]


@dataclass(frozen=True, slots=True)
class PathResultRecord:
    paths: list[PathRecord]
    truncated: bool
    truncated_reason: str | None
