"""What the files say beside the data, in both languages: headings, and names of closed sets."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from model.audit_report import (
    AuditReport,
    ReportedChain,
    ReportedData,
    ReportedFinding,
    ReportedHouseholds,
    ReportedPlace,
    ReportedRule,
    ReportedRun,
)
from model.coverage import ThresholdRecord
from model.kinds import Language, Severity

# The gravest first.
SEVERITIES = [severity.value for severity in reversed(Severity)]

HIDDEN = {Language.ZH: "（无权查看）", Language.EN: "(restricted)"}

# name: (Chinese, English). Capitals are names of closed sets, as in the API.
LABELS: Mapping[str, tuple[str, str]] = {
    "title": ("党组织覆盖审计报告", "Audit of party organisation coverage"),
    "cover": ("封面", "Cover"),
    "scope": ("范围", "Scope"),
    "everything": ("全部", "Everything"),
    "as_of": ("审计日期", "As of"),
    "made_at": ("生成时间", "Made at"),
    "data": ("范围内的数据", "Data within the scope"),
    "data_kind": ("类别", "Kind"),
    "made_up": ("其中生成数据", "of them synthetic"),
    "synthetic": ("生成数据", "Synthetic"),
    "synthetic_notice": (
        "本报告的数据中含有生成数据（synthetic），不是真实情况；凡生成数据均已标明。",
        "The data of this report is in part synthetic: made up, and marked so wherever it appears.",
    ),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "findings": ("问题", "Findings"),
    "no_findings": ("没有发现问题。", "Nothing was found."),
    "nothing_found": ("已检查，未发现问题", "Checked; nothing was found"),
    "finding_id": ("问题编号", "Finding id"),
    "severity": ("严重程度", "Severity"),
    "message": ("问题说明", "Finding"),
    "observed": ("实际", "Observed"),
    "expected": ("应为", "Expected"),
    "how_to_mend": ("整改办法", "How to mend"),
    "subject_id": ("对象编号", "Subject id"),
    "subject_kind": ("对象类别", "Subject kind"),
    "name": ("对象名称", "Subject"),
    "chain": ("组织链条（自下而上）", "Chain, upwards"),
    "chain_state": ("链条状态", "Chain state"),
    "complete": ("完整", "complete"),
    "no_chain": ("无链条", "has none"),
    "streets_of": ("所在街道", "Streets"),
    "compared": ("与上次相比", "Compared"),
    "waived": ("已豁免", "Waived"),
    "waiver": ("豁免", "Waiver"),
    "expired_waivers": ("已到期的豁免", "Waivers that ran out"),
    "open_again": ("问题仍在，已重新计入。", "What they waived is still there, and counts as open again."),
    "waiver_id": ("豁免编号", "Waiver id"),
    "reason": ("理由", "Reason"),
    "granted_by": ("批准者", "Granted by"),
    "granted_on": ("批准日期", "Granted on"),
    "until": ("截止（当日起失效）", "Until (no longer from that day)"),
    "run": ("留存编号", "Kept as"),
    "note": ("说明", "Note"),
    "graph_changed_at": ("数据最后载入", "Data last loaded"),
    "trend": ("历次审计", "Trend"),
    "rules": ("规则与依据", "Rules and their basis"),
    "rule": ("规则", "Rule"),
    "rule_id": ("规则编号", "Rule id"),
    "version": ("版本", "Version"),
    "thresholds": ("所用阈值", "Thresholds used"),
    "basis": ("依据", "Basis"),
    "basis_status": ("依据可靠程度", "Basis status"),
    "checked": ("检查数", "Checked"),
    "gaps": ("问题数", "Findings"),
    "coverage": ("覆盖率", "Coverage"),
    "level": ("层级", "Level"),
    "covered": ("已覆盖", "Covered"),
    "total": ("登记总数", "Registered"),
    "total_there": ("总数", "Total"),
    "ratio": ("覆盖率", "Ratio"),
    "uncovered": ("未覆盖的区域", "Areas not covered"),
    "totals": ("合计", "Total"),
    "area": ("区域", "Area"),
    "district_id": ("区县编号", "District id"),
    "area_id": ("区域编号", "Area id"),
    "households": ("住户", "Households"),
    "untold": ("未登记户数的楼院", "buildings that do not tell"),
    "unit_coverage": ("单位“两个覆盖”", "Coverage of units"),
    "units_note": (
        "组织覆盖：单独组建或联合组建党组织。工作覆盖：有党组织，或由党员任党建工作指导员、联络员。",
        "Organisation: its own or a joint one. Work: an organisation, or a member as instructor or liaison.",
    ),
    "unit_kind": ("单位类别", "Kind of unit"),
    "units_total": ("运营中的单位", "Operating"),
    "by_ORGANISATION": ("组织覆盖", "Organisation"),
    "by_STANDALONE": ("单独组建", "Of its own"),
    "by_WORK": ("工作覆盖", "Work"),
    "units_uncovered": ("未覆盖的单位", "Units not covered"),
    "lacks": ("缺少", "Lacks"),
    "unit_id": ("单位编号", "Unit id"),
    "ALL_UNITS": ("合计", "All kinds"),
    "ENTERPRISE": ("企业", "Enterprise"),
    "INTERNET_ENTERPRISE": ("互联网企业", "Internet enterprise"),
    "CO_WORKING_SPACE": ("共享办公", "Co-working space"),
    "EDUCATION_COMPANY": ("教育公司", "Education company"),
    "LAW_FIRM": ("律师事务所", "Law firm"),
    "SOCIAL_ORGANISATION": ("社会组织", "Social organisation"),
    "by_street": ("各街道覆盖情况", "Coverage by street"),
    "street": ("街道", "Street"),
    "organisations": ("党组织数", "Organisations"),
    "ALL": ("各级合计", "All levels"),
    "comparison": ("与上次审计比较", "Compared with the earlier audit"),
    "earlier": ("上次审计", "Earlier audit"),
    "new": ("新增", "new"),
    "still": ("仍存在", "still there"),
    "mended": ("已解决", "resolved"),
    "not_compared": (
        "只有一次检查过、不作比较的规则",
        "Rules that one of the two did not check: not compared",
    ),
    "changed_rules": (
        "版本或阈值已变的规则（新增与解决可能因此而来）",
        "Rules whose version or thresholds changed, which may be why findings come and go",
    ),
    "none": ("无", "none"),
    "VIOLATION": ("违反", "Violation"),
    "WARNING": ("警告", "Warning"),
    "ADVICE": ("建议", "Advice"),
    "READ": ("已查阅原文", "text was read"),
    "SECONDARY": ("转引", "secondary sources"),
    "UNCONFIRMED": ("未经确认", "unconfirmed"),
    "ORGANISATION": ("党组织", "Organisation"),
    "MEMBER": ("党员", "Member"),
    "AREA": ("区域", "Area"),
    "UNIT": ("单位", "Unit"),
    "SERVICE_CENTRE": ("服务中心", "Service centre"),
    "ROOM": ("功能室", "Room"),
    "ASSEMBLY": ("会议", "Assembly"),
    "SOURCE": ("来源", "Source"),
    "CLAIM": ("陈述", "Claim"),
    "PROVINCE": ("省", "Province"),
    "CITY": ("市", "City"),
    "DISTRICT": ("区", "District"),
    "STREET": ("街道", "Street"),
    "COMMUNITY": ("社区", "Community"),
    "GRID": ("网格", "Grid"),
    "BUILDING": ("楼院", "Building"),
    "DISTRICT_COMMITTEE": ("区委", "District committee"),
    "ZONE_WORKING_COMMITTEE": ("功能区党工委", "Zone working committee"),
    "STREET_WORKING_COMMITTEE": ("街道党工委", "Street working committee"),
    "COMMUNITY_ORGANISATION": ("社区党组织", "Community organisation"),
    "GRID_BRANCH": ("网格党支部", "Grid branch"),
    "BUILDING_GROUP": ("楼院党小组", "Building group"),
    "UNIT_ORGANISATION": ("单位党组织", "Unit organisation"),
    "NO_PARENT": ("没有上级组织", "no superior"),
    "NO_HOME": ("没有组织关系", "no home organisation"),
    "AMBIGUOUS": ("有多个上级或所在组织", "more than one superior or home"),
    "CYCLE": ("隶属关系成环", "it runs in a circle"),
    "DISSOLVED": ("组织已撤销", "dissolved"),
    "DEPTH_LIMIT": ("超过 32 级", "longer than 32 steps"),
    "NOT_COVERED": ("未被覆盖", "not covered"),
    # Names of thresholds, as rules have them.
    "minimum": ("下限", "minimum"),
    "maximum": ("上限", "maximum"),
    "tolerance": ("容差", "tolerance"),
    "fullMembers": ("正式党员", "full members"),
    "committee": ("应设党委", "for a committee"),
    "units": ("联合单位上限", "units of a joint branch"),
    "days": ("提前", "beforehand"),
    "months": ("期限", "after"),
}
# Of thresholds.
UNITS_OF_MEASURE: Mapping[str, tuple[str, str]] = {
    "members": ("名", "members"),
    "percent": ("%", "%"),
    "days": ("天", "days"),
    "months": ("个月", "months"),
    "years": ("年", "years"),
    "units": ("家", "units"),
}


class Labels:
    """The labels of one language: `labels("rule")`. A name that is none of ours is given back: sets grow."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._index = list(Language).index(language)
        self.colon = ("：", ": ")[self._index]
        self.comma = ("，", ", ")[self._index]
        self.tag = ("zh-CN", "en-GB")[self._index]

    def __call__(self, name: str) -> str:
        return LABELS[name][self._index] if name in LABELS else name

    def many(self, names: Sequence[str]) -> str:
        return self.comma.join(names) or self("none")

    def data(self, report: AuditReport) -> str:
        """What there is within the place, and how much of it is made up."""
        return self.many([self._amount(data) for data in report.data])

    def _amount(self, data: ReportedData) -> str:
        total = f"{self(data.kind)} {data.total}"
        made_up = self.bracketed(f"{self('made_up')} {data.synthetic}")
        return total + made_up if data.synthetic else total

    def bracketed(self, text: str) -> str:
        return (f"（{text}）", f" ({text})")[self._index]

    def percent(self, value: float | None) -> str:
        """Rounded down, so that what is not whole never reads 100 %."""
        return "–" if value is None else f"{int(value * 10) / 10:.1f} %"

    def homes(self, households: ReportedHouseholds) -> str:
        untold = self.bracketed(f"{self('untold')} {households.untold}")
        return self("households") + (untold if households.untold else "")

    def time(self, at: str) -> str:
        return f"{datetime.fromisoformat(at):%Y-%m-%d %H:%M %Z}"

    def kept(self, run: ReportedRun) -> list[tuple[str, str]]:
        """What is told of a kept audit: labels, and what stands beside them."""
        told = [("run", run.id), ("note", run.note)]
        if run.graph_changed_at:
            told.append(("graph_changed_at", self.time(run.graph_changed_at)))
        return [(name, value) for name, value in told if value]

    def counts(self, report: AuditReport) -> str:
        """How many findings are open, by severity, and how many are waived."""
        open_ = [f"{self(severity)} {report.count(severity)}" for severity in SEVERITIES]
        return self.many([*open_, *([f"{self('waived')} {report.waived}"] if report.waived else [])])

    def waiver(self, finding: ReportedFinding) -> str:
        """Until when it is waived, or since when no longer, and why; nothing where it never was."""
        waiver = finding.waiver
        if waiver is None:
            return ""
        state = (
            (f"已豁免（{waiver.until} 前有效）", f"waived before {waiver.until}")
            if finding.waived
            else (f"豁免已于 {waiver.until} 到期", f"waiver ran out on {waiver.until}")
        )[self._index]
        return f"{state}{self.colon}{waiver.reason}{self.bracketed(waiver.granted_by)}"

    def thresholds(self, rule: ReportedRule) -> str:
        """What it measured by: everywhere, and where it is set otherwise."""
        own = [
            f"{values.within_id}{self.colon}{self(values.severity)}{self.comma}{self._numbers(values.thresholds)}"
            for values in rule.values_within
        ]
        return "; ".join([self._numbers(rule.thresholds), *own])

    def _numbers(self, thresholds: Sequence[ThresholdRecord]) -> str:
        return self.many([f"{self(t.name)} = {t.value:g} {self._unit(t.unit)}" for t in thresholds])

    def _unit(self, name: str) -> str:
        return UNITS_OF_MEASURE[name][self._index] if name in UNITS_OF_MEASURE else name

    def place(self, place: ReportedPlace | None) -> str:
        return f"{place.name} ({place.id})" if place else self("everything")

    def names(self, names: Sequence[str | None]) -> list[str]:
        """Those of a chain; what may not be read says so."""
        return [HIDDEN[self.language] if name is None else name for name in names]

    def path(self, names: Sequence[str | None]) -> str:
        """A chain in one line, upwards."""
        return " › ".join(self.names(names))

    def chain_state(self, chain: ReportedChain | None) -> str:
        if chain is None:
            return self("no_chain")
        return self("complete") if chain.complete else self(chain.broken_reason or "none")

    def compared(self, report: AuditReport, finding_id: str) -> str:
        """New, still there, or nothing where there is no comparison or its rule is not compared."""
        if report.comparison is None:
            return ""
        if finding_id in report.new_findings:
            return self("new")
        return self("still") if finding_id in report.still_findings else ""
