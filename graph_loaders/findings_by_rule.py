"""What one rule finds: in given places, of given subjects, or in all that the viewer may see."""

from collections.abc import Sequence
from operator import attrgetter

from graph_loaders.reader import Reader
from graph_loaders.rule_catalogue import rule_statement
from model.coverage import AuditRecord, CoverageRuleRecord, FindingRecord
from model.ids import ids_of
from model.moment import Moment
from model.records import OrganisationRecord

# An audit of everything reads every member; and the first of its kind is planned, which takes a slow machine long.
AUDIT_SECONDS = 60.0


async def findings_by_rule(
    reader: Reader,
    moment: Moment,
    rule: CoverageRuleRecord,
    *,
    places: Sequence[str] | None = None,
    subjects: Sequence[str] | None = None,
) -> AuditRecord:
    """`places` are ids as `places_within` gives them, `subjects` ids of the rule's kinds; one at most is given.

    Raises Timeout, DatabaseUnavailable.
    """
    audit = rule_statement(rule.id)
    if places is not None and "places" not in audit.parameters:
        subjects = ids_of(places, rule.subjects)
        places = None
    thresholds = {t.name: int(t.value) if t.value.is_integer() else t.value for t in rule.thresholds}
    checked, gaps = await reader.read(
        audit,
        moment,
        {"places": places, "subjects": subjects, **thresholds},
        seconds=AUDIT_SECONDS,
    )
    findings = [
        FindingRecord(
            rule,
            severity or rule.severity,
            subject_id,
            kind,
            aspect,
            name,
            observed,
            expected,
            moment,
            subject_brief=OrganisationRecord(moment, subject_id.partition(":")[2], name, *called)
            if called
            else None,
        )
        for subject_id, kind, aspect, name, observed, expected, severity, *called in gaps
    ]
    findings.sort(key=attrgetter("sort_key"))
    return AuditRecord(checked, findings)
