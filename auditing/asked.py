"""What is asked to be audited: a place, rules and a day, checked."""

from collections.abc import Sequence
from datetime import date

from auditing.audit import places_of
from auditing.context import AuditContext
from auditing.rules.catalogue import known_rule
from errors import NotFound
from graph_loaders.nodes import blank_record, load_nodes
from model.arguments import parse_id
from model.coverage import CoverageReportRecord, CoverageRuleRecord
from model.ids import Id
from model.kinds import NodeKind
from model.moment import Moment
from model.records import AreaRecord, OrganisationRecord


async def asked_coverage(
    context: AuditContext,
    *,
    within: Id | None,
    rules: Sequence[Id] | None,
    as_of: date | None,
    counted: bool,
    named: bool = True,
) -> CoverageReportRecord | None:
    """A report whose parts can be read; None where there is no such place on the day, or the viewer may not see it.

    `rules`: None for those that are enabled. `counted`: whether it is asked how many there are of what is looked at.
    `named`: whether it is asked what the place is called. Raises BadUserInput.
    """
    chosen, moment, place = _checked(context, within, rules, as_of)
    if place is None:
        return CoverageReportRecord(None, chosen, moment, counted)
    if context.viewer.rights.scope is None and not named:
        # Whether the place is there, what falls to it says.
        report = CoverageReportRecord(blank_record(*place, moment), chosen, moment, counted)
        places = await places_of(context, report)
        return report if places.whole or places.nodes else None
    [found] = await load_nodes(context, [place], moment)
    assert isinstance(found, OrganisationRecord | AreaRecord | None)
    return CoverageReportRecord(found, chosen, moment, counted) if found else None


async def known_coverage(
    context: AuditContext, *, within: Id | None, rules: Sequence[Id] | None, as_of: date | None
) -> CoverageReportRecord:
    """As `asked_coverage`, for a command. Raises BadUserInput; NotFound where there is no such place on the day."""
    report = await asked_coverage(context, within=within, rules=rules, as_of=as_of, counted=True)
    if report is None:
        raise NotFound(
            f"There is no {within} on {context.moment(as_of).day}.",
            hint="grassroots finds ids by name: query search in GraphiQL, or leave --within out for everything.",
        )
    return report


def foreseen_coverage(
    context: AuditContext,
    *,
    within: Id | None,
    rules: Sequence[Id] | None,
    as_of: date | None,
    counted: bool,
) -> CoverageReportRecord:
    """The report, before it is known whether its place is there and what it is called. Raises BadUserInput."""
    chosen, moment, place = _checked(context, within, rules, as_of)
    return CoverageReportRecord(place and blank_record(*place, moment), chosen, moment, counted)


def _checked(
    context: AuditContext, within: Id | None, rules: Sequence[Id] | None, as_of: date | None
) -> tuple[tuple[CoverageRuleRecord, ...], Moment, tuple[NodeKind, str] | None]:
    """Rules, moment, and the kind and key of the place."""
    catalogue = context.rules.rules
    if rules is None:
        chosen = tuple(rule for rule in catalogue.values() if rule.enabled)
    else:
        chosen = tuple(
            known_rule(catalogue, rule, f"rules.{index}") for index, rule in enumerate(dict.fromkeys(rules))
        )
    place = None if within is None else parse_id(within, "within", NodeKind.ORGANISATION, NodeKind.AREA)
    return chosen, context.moment(as_of), place
