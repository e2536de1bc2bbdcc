"""What tests find kept in the sample: runs of audits (of a street on two days, of everything, a failed one), and waivers."""

from datetime import date

from auditing.context import AuditContext
from auditing.keeping import carry_out
from auditing.run_writing import begin_audit_run, fail_audit_run
from auditing.runs import audit_runs_by_id
from auditing.waivers import grant, revoke
from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.database import Database
from graph_loaders.nodes import load_nodes
from model.coverage import CoverageReportRecord
from model.ids import kind_and_key
from model.records import AreaRecord, OrganisationRecord

STREET = "organisation:410105001"
RULES = (
    *("secretary-vacant", "area-without-organisation", "member-without-home", "sources-disagree"),
    "group-without-members",
)
EARLIER, LATER, EVERYTHING = (f"audit-run:2020-{name}" for name in ("1-street", "2-street", "3-everything"))
RUNS = {
    EARLIER: (STREET, date(2024, 1, 1)),
    LATER: (STREET, date(2026, 9, 1)),
    EVERYTHING: (None, date(2026, 9, 1)),
}

WAIVERS = [f"waiver:2020-{name}" for name in ("1-finding", "2-subtree", "3-other-street", "4-revoked")]
WAIVED_FINDING = "group-without-members:organisation:410105001006-g03-b02"
WAIVED = [
    {"rule": "group-without-members", "finding": WAIVED_FINDING, "within": None, "until": date(2099, 1, 1)},
    {"rule": "branch-without-members", "finding": None, "within": STREET, "until": date(2026, 8, 1)},
    {
        "rule": "group-without-members",
        "finding": None,
        "within": "organisation:410105002",
        "until": date(2099, 1, 1),
    },
    {
        "rule": "branch-without-members",
        "finding": None,
        "within": "organisation:410105002",
        "until": date(2030, 1, 1),
    },
]


async def keep_waivers(database: Database) -> None:
    for waiver, waived in zip(WAIVERS, WAIVED, strict=True):
        granted = {"granted_by": "街道党工委", "granted_on": date(2024, 1, 1), "reason": "拆迁，居民已搬离"}
        await grant(database, waiver, **granted, **waived)  # type: ignore[arg-type]
    await revoke(database, WAIVERS[-1], revoked_by="区委组织部", revoked_on=date(2025, 1, 1))


async def keep_runs(database: Database) -> None:
    """Keep them where they are not yet, and the waivers."""
    await keep_waivers(database)
    for run, (within, day) in RUNS.items():
        context = AuditContext(Joiner(database), day)
        moment = context.moment(None)
        if await context.load(audit_runs_by_id, [run], moment) != [None]:
            continue
        rules = [context.rules.rules[rule] for rule in RULES]
        await begin_audit_run(database, run, within=within, as_of=day, note="季度检查", rules=list(RULES))
        [place] = await load_nodes(context, [kind_and_key(within)], moment) if within else [None]
        assert isinstance(place, OrganisationRecord | AreaRecord | None)
        report = CoverageReportRecord(place, tuple(rules), moment, counted=True)
        await carry_out(context, run, report)
    failed = "audit-run:2020-4-failed"
    await begin_audit_run(database, failed, within=None, as_of=date(2026, 9, 1), note=None, rules=list(RULES))
    await fail_audit_run(database, failed, "The database did not answer.")
