"""Query.waivers, Mutation.grantWaiver and revokeWaiver, and the edges of waivers."""

import secrets
from datetime import UTC, date, datetime

from auditing.audit import findings_by_key
from auditing.context import AuditContext
from auditing.rules.catalogue import known_rule
from auditing.waivers import grant, list_waivers, revoke, waivers_by_id
from errors import BadUserInput, Conflict, CursorInvalid, NotFound
from graph_loaders.nodes import load_nodes
from model.arguments import parse_id, parse_text
from model.coverage import CoverageRuleRecord, FindingRecord
from model.ids import PREFIXES, Id
from model.kinds import NodeKind, WaiverState
from model.moment import Moment
from model.pages import Page
from model.waivers import WaiverRecord
from resolvers.connections import PageArguments
from resolvers.in_memory_pages import page_of

REASON_MAXIMUM = 500
NAME_MAXIMUM = 100
FINDING = "finding:"


async def grant_waiver(
    context: AuditContext,
    *,
    reason: str,
    granted_by: str,
    until: date,
    finding: Id | None = None,
    rule: Id | None = None,
    within: Id | None = None,
) -> WaiverRecord:
    """Of a finding of today, or of a rule in an organisation's subtree. Raises BadUserInput; Conflict where one holds."""
    reason = parse_text(reason, "reason", REASON_MAXIMUM)
    granted_by = parse_text(granted_by, "grantedBy", NAME_MAXIMUM)
    if until <= context.today:
        raise BadUserInput(
            f"It would have ended on {until}, and today is {context.today}.",
            argument="until",
            hint="Give a day to come: the first on which the waiver holds no longer.",
        )
    key = None
    if finding is not None and rule is None and within is None:
        key = await _waived_finding(context, finding)
        rule_id = key.partition(":")[0]
    elif finding is None and rule is not None and within is not None:
        rule_id = await _waived_rule(context, rule, within)
    else:
        raise BadUserInput(
            "It is not said what is waived.",
            argument="finding",
            hint="Give either a finding, or a rule and within.",
        )
    await _check_not_waived(context, rule_id, key, within)
    waiver = f"waiver:{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"
    await grant(
        context.joiner.database,
        waiver,
        rule=rule_id,
        finding=key,
        within=within,
        reason=reason,
        granted_by=granted_by,
        granted_on=context.today,
        until=until,
    )
    return await _waiver(context, waiver)


async def revoke_waiver(context: AuditContext, *, id_: Id, revoked_by: str) -> WaiverRecord:
    """From today on it holds no longer. Raises BadUserInput; Conflict where it does not hold any more; NotFound."""
    revoked_by = parse_text(revoked_by, "revokedBy", NAME_MAXIMUM)
    known = await _waiver(context, id_)
    hint = "waivers(state: ACTIVE) lists those that hold."
    if known.state is WaiverState.EXPIRED:
        raise Conflict(f"It ran out on {known.until}.", hint=hint)
    if known.revoked_on is None:
        await revoke(context.joiner.database, id_, revoked_by=revoked_by, revoked_on=context.today)
    after = await _waiver(context, id_)
    if known.revoked_on or after.revoked_by != revoked_by:
        raise Conflict(f"{after.revoked_by} revoked it on {after.revoked_on}.", hint=hint)
    return after


async def waivers(
    context: AuditContext,
    *,
    within: Id | None = None,
    rule: Id | None = None,
    state: WaiverState | None = None,
    page: PageArguments,
) -> Page[WaiverRecord]:
    if rule is not None:
        known_rule(context.rules.rules, rule, "rule")
    moment = context.moment(None)
    seen = context
    if within is not None:
        place = parse_id(within, "within", NodeKind.ORGANISATION)
        [found] = await load_nodes(context, [place], moment)
        if found is None:
            raise _not_seen(within)
        seen = context.within(within)

    async def listed(day: Moment) -> list[WaiverRecord]:
        every = await list_waivers(seen, day, rule=rule)
        wanted = (waiver for waiver in every if state is None or waiver.state == state)
        return sorted(wanted, key=lambda waiver: waiver.sort_key)

    answer = await page_of(
        page, ("waivers", within, rule, state), moment, listed, lambda waiver: waiver.sort_key
    )
    if isinstance(answer, CursorInvalid):
        raise answer
    return answer


def rules(parents: list[WaiverRecord], context: AuditContext) -> list[CoverageRuleRecord | None]:
    return [context.rules.rules.get(parent.rule_id) for parent in parents]


async def waived_findings(parents: list[WaiverRecord], context: AuditContext) -> list[FindingRecord | None]:
    """The finding of each, where it is of one and that is still a gap."""
    found: dict[tuple[Moment, str], FindingRecord | None] = {}
    of_one = [(waiver.moment, waiver.finding_key) for waiver in parents if waiver.finding_key]
    for moment in dict.fromkeys(moment for moment, _ in of_one):
        keys = [key for day, key in of_one if day == moment]
        gaps = await findings_by_key(context, keys, moment)
        found.update(zip(((moment, key) for key in keys), gaps, strict=True))
    return [found.get((waiver.moment, waiver.finding_key or "")) for waiver in parents]


async def _waived_finding(context: AuditContext, finding: Id) -> str:
    """Its key. Raises BadUserInput where there is no such gap today."""
    key = finding.removeprefix(FINDING)
    [found] = await findings_by_key(context, [key], context.moment(None)) if key != finding else [None]
    if found is None:
        raise BadUserInput(
            f"There is no finding {finding[:120]!r} today, or you may not see it.",
            argument="finding",
            hint="coverage { findings { nodes { id } } } has their ids.",
        )
    return key


async def _waived_rule(context: AuditContext, rule: Id, within: Id) -> str:
    """The rule's id. Raises BadUserInput where there is no such rule, or the organisation can't be seen."""
    known = known_rule(context.rules.rules, rule, "rule")
    place = parse_id(within, "within", NodeKind.ORGANISATION)
    [found] = await load_nodes(context, [place], context.moment(None))
    if found is None:
        raise _not_seen(within)
    return known.id


async def _check_not_waived(context: AuditContext, rule_id: str, key: str | None, within: Id | None) -> None:
    """Raises Conflict where the same is waived already; whoever may grant a waiver may see that one."""
    every = await list_waivers(context, context.moment(None), rule=rule_id)
    same = [waiver for waiver in every if (waiver.finding_key, waiver.within_id) == (key, within)]
    holding = [waiver for waiver in same if waiver.state is WaiverState.ACTIVE]
    if holding:
        last = max(holding, key=lambda waiver: waiver.sort_key)
        raise Conflict(
            f"{last.id} waives the same until {last.until}.",
            hint="Let that one stand, or revoke it first.",
            argument="finding" if key else "within",
        )


async def _waiver(context: AuditContext, waiver: str) -> WaiverRecord:
    [found] = await context.load(waivers_by_id, [waiver], context.moment(None))
    if found is None:
        raise NotFound(
            f"There is no waiver {waiver[:80]!r}, or you may not see what it waives.",
            hint="waivers lists them.",
            argument="id",
        )
    return found


def _not_seen(within: str) -> BadUserInput:
    return BadUserInput(
        f"There is no {within[:80]!r}, or you may not see it.",
        argument="within",
        hint=f"Give the id of an {PREFIXES[NodeKind.ORGANISATION]}: search for it by name or code.",
    )
