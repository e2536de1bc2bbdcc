"""Edges of an organisation."""

from collections.abc import Callable, Coroutine
from typing import Any

from errors import BadUserInput, CursorInvalid
from graph_loaders.areas import areas_by_organisation, households_by_organisation
from graph_loaders.assemblies import assemblies_by_organisation
from graph_loaders.chains import chains_by_organisation
from graph_loaders.engine.context import Context
from graph_loaders.members import members_by_organisation, rosters_by_organisation
from graph_loaders.organisations import (
    children_by_organisation,
    counts_by_organisation,
    descendants_by_organisation,
    parents_by_organisation,
)
from graph_loaders.posts import posts_by_organisation, secretaries_by_organisation
from graph_loaders.service_centres import service_centres_by_organisation
from graph_loaders.units import co_builders_by_organisation, units_by_organisation
from model.kinds import MemberStage, OrganisationKind
from model.pages import Page
from model.records import (
    AreaRecord,
    AssemblyRecord,
    ChainRecord,
    CountsRecord,
    MemberRecord,
    OrganisationRecord,
    PostHoldingRecord,
    RosterRecord,
    ServiceCentreRecord,
    UnitRecord,
)
from resolvers.connections import PageArguments, load_pages
from resolvers.selected import dated, member_names_only, names_only

DEPTH_MAXIMUM = 32
SHORT_LIST_MAXIMUM = 500
# As many as the statement of children can bring at once.
LEVELS_MAXIMUM = 4

Organisations = list[OrganisationRecord]
OrganisationPages = list[Page[OrganisationRecord] | CursorInvalid]


async def parent(parents: Organisations, context: Context) -> list[OrganisationRecord | None]:
    return await context.load_for(parents_by_organisation, parents)


async def chain(
    parents: Organisations, context: Context, *, selected: frozenset[str]
) -> list[ChainRecord | None]:
    return await context.load_for(
        chains_by_organisation, parents, namesOnly=names_only(selected), dated=dated(selected)
    )


async def children(
    parents: Organisations,
    context: Context,
    *,
    selected: frozenset[str],
    levels: int,
    kind: OrganisationKind | None = None,
    page: PageArguments,
) -> OrganisationPages:
    levels = min(levels, LEVELS_MAXIMUM)
    return await load_pages(
        context, children_by_organisation, parents, page, selected, levels, names_only(selected), kind=kind
    )


async def descendants(
    parents: Organisations,
    context: Context,
    *,
    selected: frozenset[str],
    kind: OrganisationKind | None = None,
    max_depth: int | None = None,
    page: PageArguments,
) -> OrganisationPages:
    if max_depth is not None and not 1 <= max_depth <= DEPTH_MAXIMUM:
        raise BadUserInput(
            f"A depth of {max_depth} was asked for.", argument="maxDepth", hint=f"Give 1 to {DEPTH_MAXIMUM}."
        )
    return await load_pages(
        context, descendants_by_organisation, parents, page, selected, kind=kind, maxDepth=max_depth
    )


async def members(
    parents: Organisations,
    context: Context,
    *,
    selected: frozenset[str],
    transitive: bool = False,
    stage: MemberStage | None = None,
    page: PageArguments,
) -> list[Page[MemberRecord] | CursorInvalid]:
    return await load_pages(
        context,
        members_by_organisation,
        parents,
        page,
        selected,
        namesOnly=member_names_only(selected),
        transitive=transitive,
        stage=stage,
    )


async def roster(
    parents: Organisations, context: Context, *, selected: frozenset[str]
) -> list[RosterRecord | None]:
    return await context.load_for(
        rosters_by_organisation, parents, housed="members.home" in selected, namesOnly=names_only(selected)
    )


async def counts(
    parents: Organisations, context: Context, *, selected: frozenset[str]
) -> list[CountsRecord | None]:
    return await context.load_for(
        counts_by_organisation,
        parents,
        members=bool(selected & {"members", "residentMembers"}),
        households="households" in selected,
    )


async def posts(
    parents: Organisations, context: Context, *, history: bool = False
) -> list[list[PostHoldingRecord]]:
    rows = await context.load_for(posts_by_organisation, parents, history=history)
    return [
        [
            PostHoldingRecord(kind, title, member, organisation, since, until)
            for kind, title, since, until, member in own
        ]
        for organisation, own in zip(parents, rows, strict=True)
    ]


async def secretary(parents: Organisations, context: Context) -> list[MemberRecord | None]:
    return await context.load_for(secretaries_by_organisation, parents)


async def covers(parents: Organisations, context: Context) -> list[list[AreaRecord]]:
    return await context.load_for(areas_by_organisation, parents)


async def households(parents: Organisations, context: Context) -> list[int | None]:
    return await context.load_for(households_by_organisation, parents)


async def units(parents: Organisations, context: Context) -> list[list[UnitRecord]]:
    return await context.load_for(units_by_organisation, parents)


async def co_builders(parents: Organisations, context: Context) -> list[list[UnitRecord]]:
    return await context.load_for(co_builders_by_organisation, parents)


async def service_centres(parents: Organisations, context: Context) -> list[list[ServiceCentreRecord]]:
    return await context.load_for(service_centres_by_organisation, parents)


async def assemblies(parents: Organisations, context: Context) -> list[list[AssemblyRecord]]:
    return await context.load_for(assemblies_by_organisation, parents)


def _short_list(
    kind: OrganisationKind,
) -> Callable[..., Coroutine[Any, Any, list[Organisations | BadUserInput]]]:
    """The resolver of the children of one kind, all of them where they are few."""

    async def children_of_kind(
        parents: Organisations, context: Context, *, selected: frozenset[str]
    ) -> list[Organisations | BadUserInput]:
        values = await context.load_for(
            children_by_organisation,
            parents,
            kind=kind,
            limit=SHORT_LIST_MAXIMUM + 1,
            forward=True,
            after=None,
            counted=False,
            levels=1,
            namesOnly=names_only(selected),
        )
        return [
            listed.records
            if len(listed.records) <= SHORT_LIST_MAXIMUM
            else BadUserInput(
                f"{organisation.id} has more than {SHORT_LIST_MAXIMUM} children of this kind.",
                argument="id",
                hint=f"Page through children(kind: {kind}).",
            )
            for organisation, listed in zip(parents, values, strict=True)
        ]

    return children_of_kind


streets = _short_list(OrganisationKind.STREET_WORKING_COMMITTEE)
communities = _short_list(OrganisationKind.COMMUNITY_ORGANISATION)
grid_branches = _short_list(OrganisationKind.GRID_BRANCH)
building_groups = _short_list(OrganisationKind.BUILDING_GROUP)
