"""Filters of lists, as inputs."""

import schema.enums  # noqa: F401  describes the sets that the filters name
from model import filters
from schema.edge import input_of

OrganisationFilter = input_of(
    filters.OrganisationFilter,
    description="Which organisations. All given fields must hold.",
    fields={
        "within": "The root of a subtree, itself included.",
        "parent": "The superior.",
        "kind": "One of these kinds.",
        "form": "One of these forms.",
        "sector": "One of these sectors.",
        "name_contains": "Part of the name.",
        "code": "The code.",
        "has_secretary": "Whether the post of secretary is held.",
        "has_members": "Whether the subtree has members.",
        "member_count_min": "At least so many members in the subtree.",
        "member_count_max": "At most so many members in the subtree.",
        "term_ends_before": "The term of office ends before this day.",
        "synthetic": "Whether made up by the sample.",
    },
)
MemberFilter = input_of(
    filters.MemberFilter,
    description="Which members. All given fields must hold.",
    fields={
        "within": "The root of a subtree that the HOME leads to, or an affiliation that `affiliation` names.",
        "home": "The organisation that is HOME.",
        "stage": "One of these stages, instead of PROBATIONARY and FULL.",
        "affiliation": "An affiliation of one of these kinds.",
        "post": "A post of one of these kinds, anywhere.",
        "has_home": "Whether there is a current HOME.",
        "joined_before": "Joined before this day.",
        "joined_after": "Joined after this day.",
        "name_contains": "Part of the name.",
    },
)
