"""The root of the schema."""

import strawberry

from execution.columnar_schema import ColumnarSchema
from resolvers import affiliations as affiliation_roots
from resolvers import audit_runs as audit_run_roots
from resolvers import chain as chain_root
from resolvers import coverage as coverage_roots
from resolvers import list_roots, node_roots
from resolvers import paths as paths_root
from resolvers import search as search_root
from resolvers import waivers as waiver_roots
from schema.areas import Area
from schema.audit_runs import AuditComparison, AuditRun
from schema.chains import Chain
from schema.connections import Connection
from schema.coverage import CoverageReport, CoverageRule
from schema.edge import root
from schema.findings import Finding
from schema.inputs import MemberFilter, OrganisationFilter
from schema.members import Member, MemberAffiliations, WithinAnswer
from schema.nodes import Node
from schema.organisations import (
    BuildingGroup,
    CommunityOrganisation,
    DistrictCommittee,
    GridBranch,
    Organisation,
    PartyOrganisation,
    StreetWorkingCommittee,
)
from schema.paths import PathResult
from schema.scalars import CONFIG
from schema.search import SearchConnection
from schema.sources import Claim, Source
from schema.units import Assembly, Room, ServiceCentre, Unit
from schema.waivers import Waiver


@strawberry.type(
    description="Reads: planners trace chains, apps ask affiliations, auditors see coverage gaps."
)
class Query:
    node: Node | None = root(
        node_roots.node,
        description="Anything by its id. Unknown, out of scope or not there yet at the date: null.",
    )
    nodes: list[Node | None] = root(node_roots.nodes, description="In the order of `ids`, at most 250.")
    organisation: Organisation | None = root(
        node_roots.organisation,
        description="An organisation by its id. A dissolved one still answers, with `dissolvedOn`.",
        foresee=node_roots.foresee_organisation,
    )
    organisations: Connection[Organisation] = root(
        list_roots.organisations,
        description="Living organisations that all given filters let through.",
    )
    member: Member | None = root(node_roots.member, description="A member by id.")
    members: Connection[Member] = root(
        list_roots.members,
        description="Members that all given filters let through, by code. PROBATIONARY and FULL unless filtered.",
    )
    area: Area | None = root(
        node_roots.area,
        description="An area of the register by its id.",
        foresee=node_roots.foresee_area,
    )
    chain: Chain | None = root(
        chain_root.chain,
        description="From any member, organisation or area up to the root.",
    )
    paths: PathResult | None = root(
        paths_root.paths,
        description="Paths over hierarchy, membership, co-building and service links, in either direction. "
        "Shortest first, then by ids: the same answer every time.",
        arguments={
            "to": "The ids to reach, 1 to 10.",
            "max_depth": "Steps at most, 1 to 16.",
            "limit": "Paths at most, 1 to 50.",
        },
    )
    affiliations: list[MemberAffiliations] = root(
        affiliation_roots.affiliations,
        description="In the order of `of`, at most 250; an unknown id gives a null member and no affiliations.",
    )
    is_within: WithinAnswer | None = root(
        affiliation_roots.is_within,
        description="Whether a member belongs to an organisation's subtree, and through what.",
        arguments={"kinds": "By affiliations of these kinds."},
    )
    coverage: CoverageReport | None = root(
        coverage_roots.coverage,
        description="Within an organisation's subtree or an area; without `within`, all that the caller may see.",
        foresee=coverage_roots.foresee_coverage,
    )
    coverage_rules: list[CoverageRule] = root(
        coverage_roots.coverage_rules,
        description="The catalogue of rules.",
    )
    audit_run: AuditRun | None = root(
        audit_run_roots.audit_run,
        description="A run of an audit that is kept, to follow it or to read it.",
        arguments={"id": "The id that startAudit answered."},
    )
    audit_runs: Connection[AuditRun] = root(
        audit_run_roots.audit_runs,
        description="Runs of audits, the newest first: a trend by rule (`rules { rule { id } gaps }`) and by street "
        "(`summary`).",
        arguments={"within": "Only runs of this organisation or area itself."},
    )
    audit_comparison: AuditComparison = root(
        audit_run_roots.audit_comparison,
        description="What came, stayed and went between two runs of the same place.",
        arguments={"earlier": "The id of one run.", "later": "The id of the other."},
    )
    waivers: Connection[Waiver] = root(
        waiver_roots.waivers,
        description="Gaps that are known and left for a while; what ends first comes first.",
        arguments={
            "within": "The id of an organisation: what was granted in its subtree.",
            "rule": "Only of this rule.",
            "state": "Only those that hold, ran out or were revoked.",
        },
    )
    search: SearchConnection = root(
        search_root.search,
        description="Organisations, members, areas, units and service centres by part of a Chinese name, "
        "pinyin, pinyin initials or code; the best first.",
        arguments={"within": "The id of an organisation, whose subtree is searched."},
    )


@strawberry.type(description="Writes: audits that are kept, and waivers.")
class Mutation:
    start_audit: AuditRun = root(
        audit_run_roots.start_audit,
        description="Begin an audit that is kept. It goes on behind the answer: follow it by `auditRun`.",
        arguments={"note": "What it is for, 1 to 500 characters."},
    )
    grant_waiver: Waiver = root(
        waiver_roots.grant_waiver,
        description="Leave a gap for a while: one finding, or what a rule finds in an organisation's subtree.",
        arguments={
            "reason": "Why, 1 to 500 characters.",
            "granted_by": "Who decided it: a person or a body, 1 to 100 characters.",
            "until": "The first day on which it holds no longer.",
            "finding": "The id of a finding of today.",
            "rule": "The id of a rule, with `within`.",
            "within": "The id of an organisation, in whose subtree the rule is waived.",
        },
    )
    revoke_waiver: Waiver = root(
        waiver_roots.revoke_waiver,
        description="End a waiver before its time: from today on it holds no longer.",
        arguments={"id": "The waiver's id.", "revoked_by": "Who decided it, 1 to 100 characters."},
    )


schema = ColumnarSchema(
    query=Query,
    mutation=Mutation,
    types=[
        DistrictCommittee,
        StreetWorkingCommittee,
        CommunityOrganisation,
        GridBranch,
        BuildingGroup,
        PartyOrganisation,
        Unit,
        ServiceCentre,
        Room,
        Assembly,
        Source,
        Claim,
        Finding,
        OrganisationFilter,
        MemberFilter,
    ],
    config=CONFIG,
)
