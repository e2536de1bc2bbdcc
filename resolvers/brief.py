"""Whether of organisations or members no more is asked than what they are called: then no more of them is read."""

from functools import lru_cache

# What OrganisationRecord has behind `kind`, as the schema spells it.
WIDE = frozenset({"form", "joint", "sector", "foundedOn", "dissolvedOn", "termEndsOn", "synthetic"})

# What MemberRecord has behind `stage`.
WIDE_MEMBERS = frozenset({"joinedOn", "floatingSince", "synthetic"})


@lru_cache(maxsize=1_000)
def _fields(selected: frozenset[str]) -> frozenset[str]:
    return frozenset(name.rpartition(".")[2] for name in selected)


def brief(selected: frozenset[str]) -> bool:
    """`selected` are dotted names. A name that means something else's field reads too much, and never too little."""
    return WIDE.isdisjoint(_fields(selected))


def is_brief_itself(selected: frozenset[str]) -> bool:
    """The same of the one organisation that is selected from, whatever is asked of others."""
    return WIDE.isdisjoint(selected)


def brief_members(selected: frozenset[str]) -> bool:
    """The same of members."""
    return WIDE_MEMBERS.isdisjoint(_fields(selected))


@lru_cache(maxsize=1_000)
def dated(selected: frozenset[str]) -> bool:
    """Whether it is asked since or until when the links of a chain hold."""
    return any("links." in name and name.rpartition(".")[2] in ("since", "until") for name in selected)
