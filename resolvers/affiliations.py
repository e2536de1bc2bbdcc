"""Query.affiliations and isWithin."""

from datetime import date

from errors import BadUserInput
from graph_loaders.affiliations import affiliations_by_member, prove_within
from graph_loaders.engine.context import Context
from model.arguments import key_of, parse_ids
from model.ids import Id
from model.kinds import AffiliationKind, NodeKind
from model.records import MemberAffiliationsRecord, WithinAnswerRecord
from resolvers.selected import dated, member_names_only, names_only


async def affiliations(
    context: Context, *, selected: frozenset[str], of: list[Id], as_of: date | None = None
) -> list[MemberAffiliationsRecord]:
    keys = [key for _, key in parse_ids(of, "of", NodeKind.MEMBER)]
    moment = context.moment(as_of)
    values = await context.load(
        affiliations_by_member,
        keys,
        moment,
        history=False,
        named=True,
        chained="affiliations.chain" in selected,
        namesOnly=names_only(selected),
        memberNamesOnly=member_names_only(selected),
        dated=dated(selected),
    )
    return [
        MemberAffiliationsRecord(member_id, member, own if member else [])
        for member_id, (member, own) in zip(of, values, strict=True)
    ]


async def is_within(
    context: Context,
    *,
    member: Id,
    organisation: Id,
    kinds: list[AffiliationKind] = [AffiliationKind.HOME],  # noqa: B006  never changed
    as_of: date | None = None,
) -> WithinAnswerRecord | None:
    if not kinds:
        raise BadUserInput(
            "No kind of affiliation was given.", argument="kinds", hint="Leave it out for HOME."
        )
    return await prove_within(
        context,
        context.moment(as_of),
        member=key_of(member, "member", NodeKind.MEMBER),
        organisation=key_of(organisation, "organisation", NodeKind.ORGANISATION),
        kinds=kinds,
    )
