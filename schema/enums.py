"""The closed sets of `model/kinds.py` in the schema, with a description of each value."""

from enum import StrEnum
from typing import Any

import strawberry

from model import kinds


def _described(enum: type[StrEnum], description: str, **values: str) -> Any:
    described: Any = strawberry.enum(enum, description=description)
    for value in described.__strawberry_definition__.values:
        value.description = values[value.name]
    return described


NodeKind = _described(
    kinds.NodeKind,
    "What a thing is; the text before the colon of its id says the same.",
    ORGANISATION="党组织: a party organisation.",
    MEMBER="党员: a member, or someone on the way to be one.",
    AREA="区域: a place in the register.",
    UNIT="单位: an enterprise, school, agency or other body.",
    SERVICE_CENTRE="党群服务中心: a party and community service centre.",
    ROOM="功能室: a room of a service centre.",
    ASSEMBLY="代表大会: a congress that was held.",
    SOURCE="来源: where a figure was read.",
    CLAIM="表述: a figure that a source states.",
    FINDING="问题: a gap that an audit found.",
)
Language = _described(kinds.Language, "The language of a text.", ZH="中文: Chinese.", EN="英文: English.")
OrganisationKind = _described(
    kinds.OrganisationKind,
    "What an organisation is for, by its place in the chain.",
    DISTRICT_COMMITTEE="区委: district committee.",
    ZONE_WORKING_COMMITTEE="开发区党工委: working committee of a development zone.",
    STREET_WORKING_COMMITTEE="街道党工委: street working committee.",
    COMMUNITY_ORGANISATION="社区党组织: community organisation, villages included.",
    GRID_BRANCH="网格党支部: grid branch.",
    BUILDING_GROUP="楼院党小组: building group.",
    UNIT_ORGANISATION="企业、社会组织、机关等单位的党组织: of an enterprise, agency, …",
)
OrganisationForm = _described(
    kinds.OrganisationForm,
    "What an organisation is by its statutes: terms of office, sizes and committees depend on it.",
    WORKING_COMMITTEE="党工委: working committee, appointed.",
    COMMITTEE="党委: committee.",
    GENERAL_BRANCH="党总支: general branch.",
    BRANCH="党支部: branch.",
    GROUP="党小组: group.",
)
Sector = _described(
    kinds.Sector,
    "The field of party building that an organisation works in.",
    RURAL="农村党建: rural.",
    URBAN="城市党建: urban.",
    NON_PUBLIC_AND_SOCIAL="非公企业和社会组织党建: non-public enterprises and social organisations.",
    AGENCY="机关党建: agencies.",
)
AreaKind = _described(
    kinds.AreaKind,
    "The level of an area in the register. Coverage begins at DISTRICT: no organisation matches what is above.",
    PROVINCE="省、自治区、直辖市: province.",
    CITY="市、地区、自治州、盟: city, and what stands for one.",
    DISTRICT="区、县: district, county.",
    STREET="街道、镇、乡: street, town.",
    COMMUNITY="社区或村: community or village.",
    GRID="网格: grid.",
    BUILDING="楼院: building.",
)
MemberStage = _described(
    kinds.MemberStage,
    "Stages of joining. PROBATIONARY and FULL are members; the stages before them have no home organisation.",
    APPLICANT="入党申请人: applicant.",
    ACTIVIST="入党积极分子: activist.",
    DEVELOPMENT_CANDIDATE="发展对象: development candidate.",
    PROBATIONARY="预备党员: probationary member.",
    FULL="正式党员: full member.",
)
AffiliationKind = _described(
    kinds.AffiliationKind,
    "How a member belongs to an organisation.",
    HOME="组织关系所在: where the membership is kept; exactly one.",
    DUAL="双报到: registered for service where the member lives.",
    FLOATING="流动党员接收: received while away from home.",
)
PostKind = _described(
    kinds.PostKind,
    "A post in an organisation.",
    SECRETARY="书记: secretary.",
    DEPUTY_SECRETARY="副书记: deputy secretary.",
    COMMITTEE_MEMBER="委员: member of the committee.",
    GROUP_LEADER="党小组组长: leader of a group.",
)
RelationshipKind = _described(
    kinds.RelationshipKind,
    "A relationship of the graph, named as it points.",
    PART_OF="organisation → its superior organisation.",
    BELONGS_TO="member → organisation.",
    HOLDS="member → organisation in which a post is held.",
    COVERS="organisation → area.",
    WITHIN="area → the area above it.",
    SET_UP_IN="organisation → unit.",
    LOCATED_IN="unit → area.",
    CO_BUILDS="unit → organisation or service centre: 共建.",
    SERVES="service centre → area.",
    RUN_BY="service centre → organisation.",
)
Severity = _described(
    kinds.Severity,
    "How much a finding weighs.",
    ADVICE="提示: worth a look.",
    WARNING="预警: to be put right.",
    VIOLATION="违规: against a rule that binds.",
)
BasisStatus = _described(
    kinds.BasisStatus,
    "How well the legal basis of a rule is known.",
    READ="The text itself was read.",
    SECONDARY="Known from texts that quote it.",
    UNCONFIRMED="Not confirmed.",
)
BrokenReason = _described(
    kinds.BrokenReason,
    "Why a chain does not reach a root.",
    NO_PARENT="The last link has no superior, and is none of the root kinds.",
    NO_HOME="The member has no home organisation.",
    AMBIGUOUS="There is more than one current superior, home or covering organisation; none is picked.",
    CYCLE="The superior is in the chain already.",
    DISSOLVED="The last link was dissolved by the day.",
    DEPTH_LIMIT="The chain is longer than 32 steps.",
    NOT_COVERED="No organisation covers the area or an area above it.",
)
TruncationReason = _described(
    kinds.TruncationReason,
    "What cut an answer short.",
    DEPTH="The depth that was asked for.",
    COUNT="A limit on how many.",
    TIME="The time that a search may take.",
)
ClaimQualifier = _described(
    kinds.ClaimQualifier,
    "How exactly a source states a figure.",
    EXACT="The figure itself.",
    ABOUT="About: within 5 % agrees.",
    MORE_THAN="More than.",
    LESS_THAN="Less than.",
    RANGE="From `number` to `numberTo`.",
)
UnitKind = _described(
    kinds.UnitKind,
    "What kind of body a unit is.",
    ENTERPRISE="企业: enterprise.",
    INTERNET_ENTERPRISE="互联网企业: internet enterprise.",
    CO_WORKING_SPACE="共享办公: co-working space.",
    EDUCATION_COMPANY="教育公司: education company.",
    LAW_FIRM="律师事务所: law firm.",
    SOCIAL_ORGANISATION="社会组织: social organisation.",
    SCHOOL="学校: school.",
    HOSPITAL="医院: hospital.",
    PUBLIC_SECURITY="公安: public security.",
    AGENCY="机关: agency.",
)
UnitCoverage = _described(
    kinds.UnitCoverage,
    "What covers a unit (两个覆盖).",
    ORGANISATION="组织覆盖: an organisation of its own, or a joint one of at most five units.",
    STANDALONE="单独组建: an organisation of its own.",
    WORK="工作覆盖: covered as in ORGANISATION, or guided by a member at the day.",
)
GuideRole = _described(
    kinds.GuideRole,
    "How a member guides a unit.",
    INSTRUCTOR="党建工作指导员: instructor, sent into the unit.",
    LIAISON="党建工作联络员: liaison, who keeps in touch with it.",
)
AssemblyKind = _described(
    kinds.AssemblyKind,
    "What kind of congress was held.",
    PARTY_BUILDING_WORK_CONGRESS="党建工作代表大会: congress on party building work.",
    RESIDENTS_CONGRESS="居民代表大会: residents' congress.",
)
OrganisationOrder = _described(
    kinds.OrganisationOrder,
    "What organisations are ordered by; equal ones go by code.",
    CODE="The code.",
    NAME="The name, character by character.",
    TERM_ENDS_ON="The end of the term of office; those without one last.",
    MEMBER_COUNT="Members in the subtree, as in Counts.members.",
)
Direction = _described(
    kinds.Direction,
    "Which way a list is ordered.",
    ASCENDING="From low to high.",
    DESCENDING="From high to low.",
)
AuditRunState = _described(
    kinds.AuditRunState,
    "How far a run of an audit came.",
    RUNNING="进行中: it is going on.",
    FINISHED="已完成: it is whole.",
    FAILED="失败: it ended before it was whole; `failure` says why.",
    BROKEN_OFF="中断: it has not gone on for minutes, as when the service was killed.",
)
WaiverState = _described(
    kinds.WaiverState,
    "Whether a waiver holds.",
    ACTIVE="有效: what it waives is waived.",
    EXPIRED="已到期: its end has come; what it waived is open again.",
    REVOKED="已撤销: somebody ended it before its time.",
)
