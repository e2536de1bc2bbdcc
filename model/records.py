"""What loaders give: records, a field an attribute.

Dates are ISO 8601 strings, as they leave; enums are their names.

A record carries the moment of its root, and hands it to its edges. `id` is the global id, `typename` the GraphQL type.
"""

import builtins

from model.moment import Moment
from model.record import Record

TYPE_BY_ORGANISATION_KIND = {
    "DISTRICT_COMMITTEE": "DistrictCommittee",
    "ZONE_WORKING_COMMITTEE": "PartyOrganisation",
    "STREET_WORKING_COMMITTEE": "StreetWorkingCommittee",
    "COMMUNITY_ORGANISATION": "CommunityOrganisation",
    "GRID_BRANCH": "GridBranch",
    "BUILDING_GROUP": "BuildingGroup",
    "UNIT_ORGANISATION": "PartyOrganisation",
}


class OrganisationRecord(Record, frozen=True):
    """Of a read of names only (resolvers/selected.py), what follows `kind` is not known, and None."""

    moment: Moment
    code: str
    name: str
    kind: str
    form: str | None = None
    joint: bool | None = None
    sector: str | None = None
    founded_on: str | None = None
    dissolved_on: str | None = None
    term_ends_on: str | None = None
    synthetic: bool | None = None

    @property
    def id(self) -> str:
        return "organisation:" + self.code

    @property
    def typename(self) -> str:
        return TYPE_BY_ORGANISATION_KIND[self.kind]


class AreaRecord(Record, frozen=True):
    moment: Moment
    code: str
    name: str
    register_name: str | None
    kind: str
    synthetic: bool

    @property
    def typename(self) -> str:
        return "Area"

    @property
    def id(self) -> str:
        return "area:" + self.code


class MemberRecord(Record, frozen=True):
    """Of a read of names only, what follows `stage` is not known, and None.

    `home_known`: its home, where it was read along.
    """

    moment: Moment
    code: str
    name: str
    stage: str
    joined_on: str | None = None
    floating_since: str | None = None
    synthetic: bool | None = None
    home_known: OrganisationRecord | None = None

    @property
    def typename(self) -> str:
        return "Member"

    @property
    def id(self) -> str:
        return "member:" + self.code


class UnitRecord(Record, frozen=True):
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
    def typename(self) -> str:
        return "Unit"

    @property
    def id(self) -> str:
        return "unit:" + self.code


class ServiceCentreRecord(Record, frozen=True):
    moment: Moment
    code: str
    name: str
    alias: str | None
    address: str | None
    opened_on: str | None
    synthetic: bool

    @property
    def typename(self) -> str:
        return "ServiceCentre"

    @property
    def id(self) -> str:
        return "service-centre:" + self.code


class RoomRecord(Record, frozen=True):
    moment: Moment
    code: str
    name: str
    synthetic: bool

    @property
    def typename(self) -> str:
        return "Room"

    @property
    def id(self) -> str:
        return "room:" + self.code


class AssemblyRecord(Record, frozen=True):
    moment: Moment
    code: str
    name: str
    kind: str
    session: int | None
    held_on: str | None
    synthetic: bool

    @property
    def typename(self) -> str:
        return "Assembly"

    @property
    def id(self) -> str:
        return "assembly:" + self.code


class SourceRecord(Record, frozen=True):
    moment: Moment
    key: str
    title: str
    publisher: str | None
    published: str | None
    note: str | None
    synthetic: bool

    @property
    def typename(self) -> str:
        return "Source"

    @property
    def id(self) -> str:
        return "source:" + self.key


class ClaimRecord(Record, frozen=True):
    """`subject_id` and `source_id` are global ids."""

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

    @builtins.property
    def typename(self) -> str:
        return "Claim"

    @builtins.property  # `property` is a field here
    def id(self) -> str:
        return "claim:" + self.key

    @builtins.property
    def source_key(self) -> str:
        return self.source_id.partition(":")[2]


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


class ChainLinkRecord(Record, frozen=True):
    """`organisation` is None where the viewer may not read it: then `restricted`, with its kind alone."""

    depth: int
    kind: str
    organisation: OrganisationRecord | None
    via: str | None
    since: str | None
    until: str | None
    restricted: bool


class ChainRecord(Record, frozen=True):
    links: list[ChainLinkRecord]
    complete: bool
    broken_reason: str | None


HIDDEN_CHAIN = ChainRecord(links=[], complete=False, broken_reason=None)


class CountsRecord(Record, frozen=True):
    communities: int
    grid_branches: int
    building_groups: int
    members: int
    resident_members: int
    households: int | None


class RosterRecord(Record, frozen=True):
    """`subject`: whose roster it is, where that was read along."""

    members: list[MemberRecord]
    truncated: bool
    truncated_reason: str | None
    subject: OrganisationRecord | None = None


class AffiliationRecord(Record, frozen=True):
    """`chain_known`: its chain, where it was read along with it."""

    organisation: OrganisationRecord | None
    kind: str
    since: str | None
    until: str | None
    restricted: bool
    moment: Moment
    chain_known: ChainRecord | None = None


class PostHoldingRecord(Record, frozen=True):
    kind: str
    title: str | None
    member: MemberRecord | None
    organisation: OrganisationRecord
    since: str | None
    until: str | None


class GuideRecord(Record, frozen=True):
    role: str
    member: MemberRecord | None
    since: str | None
    until: str | None


class MemberAffiliationsRecord(Record, frozen=True):
    member_id: str
    member: MemberRecord | None
    affiliations: list[AffiliationRecord]


class WithinAnswerRecord(Record, frozen=True):
    within: bool
    kind: str | None
    path: list[ChainLinkRecord]


class PathNodeRecord(Record, frozen=True):
    node: NodeRecord | None
    kind: str
    restricted: bool


class PathStepRecord(Record, frozen=True):
    kind: str
    forward: bool
    since: str | None
    until: str | None


class PathRecord(Record, frozen=True):
    """`steps[i]` leads from `nodes[i]` to `nodes[i + 1]`."""

    nodes: list[PathNodeRecord]
    steps: list[PathStepRecord]


class PathResultRecord(Record, frozen=True):
    paths: list[PathRecord]
    truncated: bool
    truncated_reason: str | None
