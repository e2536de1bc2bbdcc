"""Filters of lists: all given fields must hold. Dataclasses, since Strawberry makes inputs of nothing else."""

from dataclasses import dataclass
from datetime import date

from model.ids import Id
from model.kinds import (
    AffiliationKind,
    MemberStage,
    OrganisationForm,
    OrganisationKind,
    PostKind,
    Sector,
)


@dataclass
class OrganisationFilter:
    within: Id | None = None
    parent: Id | None = None
    kind: list[OrganisationKind] | None = None
    form: list[OrganisationForm] | None = None
    sector: list[Sector] | None = None
    name_contains: str | None = None
    code: str | None = None
    has_secretary: bool | None = None
    has_members: bool | None = None
    member_count_min: int | None = None
    member_count_max: int | None = None
    term_ends_before: date | None = None
    synthetic: bool | None = None


@dataclass
class MemberFilter:
    within: Id | None = None
    home: Id | None = None
    stage: list[MemberStage] | None = None
    affiliation: list[AffiliationKind] | None = None
    post: list[PostKind] | None = None
    has_home: bool | None = None
    joined_before: date | None = None
    joined_after: date | None = None
    name_contains: str | None = None
