"""A report made by hand: Chinese names, a formula for a name, a chain that breaks, a subject without one, what is hidden."""

from msgspec.structs import replace

from model.audit_report import (
    AuditReport,
    ReportedArea,
    ReportedChain,
    ReportedData,
    ReportedFinding,
    ReportedHouseholds,
    ReportedLink,
    ReportedPlace,
    ReportedPoint,
    ReportedRatio,
    ReportedRule,
    ReportedRun,
    ReportedStreet,
    ReportedUnit,
    ReportedUnitRatio,
    ReportedWaiver,
)
from model.coverage import RuleValuesRecord, ThresholdRecord

DISTRICT = ReportedLink("DISTRICT_COMMITTEE", "organisation:1", "中共金水区委员会")
STREET = ReportedLink("STREET_WORKING_COMMITTEE", "organisation:1001", "经八路街道党工委")
BRANCH = ReportedLink("GRID_BRANCH", "organisation:1001001-g01", "第一网格党支部")
HIDDEN = ReportedLink("COMMUNITY_ORGANISATION", None, None)
FORMULA = '=HYPERLINK("http://evil","点我")'

FEW_MEMBERS = ReportedRule(
    id="branch-below-minimum",
    version=2,
    severity="WARNING",
    title={"ZH": "正式党员不足的党支部", "EN": "Branch below its minimum"},
    how_to_mend={"ZH": "补充正式党员。", "EN": "Add full members."},
    words={"ZH": {}, "EN": {}},
    basis={"ZH": "《支部工作条例（试行）》", "EN": "支部工作条例（试行）"},
    basis_status="SECONDARY",
    thresholds=(ThresholdRecord("minimum", 3.0, "members"),),
    checked=59,
    gaps=2,
    values_within=(
        RuleValuesRecord("organisation:1001", "VIOLATION", (ThresholdRecord("minimum", 5.0, "members"),)),
    ),
)
NO_ORGANISATION = ReportedRule(
    id="area-without-organisation",
    version=1,
    severity="VIOLATION",
    title={"ZH": "没有党组织覆盖的区域", "EN": "Area without an organisation"},
    how_to_mend={"ZH": "建立党组织。", "EN": "Set one up."},
    words={"ZH": {"BUILDING_GROUP": "楼院党小组"}, "EN": {"BUILDING_GROUP": "building group"}},
    basis={"ZH": "四级组织", "EN": "four tiers"},
    basis_status="UNCONFIRMED",
    thresholds=(),
    checked=233,
    gaps=1,
    waived=1,
)
NOTHING_FOUND = replace(
    FEW_MEMBERS,
    id="secretary-vacant",
    title={"ZH": "书记空缺", "EN": "Secretary vacant"},
    thresholds=(),
    gaps=0,
)


def finding(rule: ReportedRule, subject: str, name: str, **fields: object) -> ReportedFinding:
    """A violation or whatever the rule weighs, said in both languages, without a chain."""
    usual = ReportedFinding(
        id=f"finding:{rule.id}:{subject}",
        rule=rule.id,
        severity=rule.severity,
        subject=subject,
        subject_kind=subject.partition(":")[0].upper().replace("-", "_"),
        name=name,
        synthetic=False,
        message={"ZH": f"{name}不合规则。", "EN": f"{name} fails."},
        observed=None,
        expected=None,
        chain=None,
        streets=(),
    )
    return replace(usual, **fields)


WAIVED = ReportedWaiver(
    "waiver:1", "ACTIVE", NO_ORGANISATION.id, None, "新楼尚未入住", "街道党工委", "2026-10-01", "2027-01-01"
)
RAN_OUT = ReportedWaiver(
    "waiver:2",
    "EXPIRED",
    FEW_MEMBERS.id,
    "organisation:1001",
    FORMULA,
    "区委组织部",
    "2026-01-01",
    "2026-07-01",
)
UNCOVERED = finding(
    NO_ORGANISATION,
    "area:1001001-g01-b90",
    "21号楼",
    synthetic=True,
    expected="BUILDING_GROUP",
    chain=ReportedChain((BRANCH, HIDDEN, STREET, DISTRICT), complete=True, broken_reason=None),
    streets=("area:1001",),
    waiver=WAIVED,
)
SMALL = finding(
    FEW_MEMBERS,
    "organisation:1001001-g01",
    "第一网格党支部",
    observed="2",
    expected="3",
    chain=ReportedChain((BRANCH,), complete=False, broken_reason="NO_PARENT"),
    waiver=RAN_OUT,
)
EVIL = finding(FEW_MEMBERS, "service-centre:c01", FORMULA, observed="-2", expected="@3")

ALONE = ReportedUnit("unit:1001-u90", FORMULA, "ENTERPRISE", True)
JOINED = ReportedUnit("unit:1001-u07", "郑州豫丰商贸有限公司", "ENTERPRISE", True)


def unit_ratio(kind: str, *uncovered: ReportedUnit) -> ReportedUnitRatio:
    """Of nine enterprises and two law firms; of these two all are covered."""
    covered = 9 - len(uncovered)
    kinds = (ReportedRatio("ENTERPRISE", covered, 9), ReportedRatio("LAW_FIRM", 2, 2))
    return ReportedUnitRatio(kind, covered + 2, 11, kinds, uncovered)


REPORT = AuditReport(
    within=ReportedPlace(
        "organisation:1", "DISTRICT_COMMITTEE", "中共金水区委员会", ReportedChain((DISTRICT,), True, None)
    ),
    as_of="2026-11-01",
    made_at="2026-11-24T18:00:00+08:00",
    data=(ReportedData("ORGANISATION", 236, 230), ReportedData("AREA", 233, 0)),
    rules=(NO_ORGANISATION, FEW_MEMBERS, NOTHING_FOUND),
    ratios=(
        ReportedRatio("COMMUNITY", 11, 11),
        ReportedRatio("BUILDING", 167, 168, (ReportedArea("area:1001001-g01-b90", "21号楼", True),)),
    ),
    findings=(UNCOVERED, SMALL, EVIL),
    streets=(
        ReportedStreet(
            "area:1001", "经八路街道", 230, (ReportedRatio("BUILDING", 167, 168),), {"WARNING": 1}
        ),
        ReportedStreet("area:1002", "花园路街道", 0, (ReportedRatio("STREET", 0, 1),), {}),
    ),
    households=ReportedHouseholds(34_790, 35_000, 2),
    unit_ratios=(
        unit_ratio("ORGANISATION", ALONE),
        unit_ratio("STANDALONE", JOINED, ALONE),
        unit_ratio("WORK", ALONE),
    ),
    run=ReportedRun("audit-run:2", "第四季度", "2026-10-30T08:00:00+08:00"),
    trend=(
        ReportedPoint("2026-08-01", "2026-08-01T09:00:00Z", "audit-run:1", {"VIOLATION": 4}, 0, 170, 179),
        ReportedPoint("2026-11-01", "2026-11-24T18:00:00+08:00", "audit-run:2", {"WARNING": 2}, 1, 178, 179),
    ),
)
NO_FINDINGS = replace(
    REPORT,
    within=None,
    data=(ReportedData("ORGANISATION", 1, 0),),
    rules=(NOTHING_FOUND,),
    ratios=(),
    findings=(),
    streets=(),
    households=ReportedHouseholds(0, 0, 0),
    unit_ratios=(),
)
EARLIER = replace(
    REPORT,
    as_of="2026-08-01",
    rules=(NO_ORGANISATION, replace(FEW_MEMBERS, version=1)),
    findings=(SMALL, finding(NO_ORGANISATION, "area:1001002", "文联社区")),
)
