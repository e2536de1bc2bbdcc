"""What is selected of organisations, members and chains: no more of them is read than that."""

from functools import lru_cache

# What OrganisationRecord has behind `kind`, as the schema spells it.
WIDE = frozenset({"form", "joint", "sector", "foundedOn", "dissolvedOn", "termEndsOn", "synthetic"})

# What MemberRecord has behind `stage`.
WIDE_MEMBERS = frozenset({"joinedOn", "floatingSince", "synthetic"})


@lru_cache(maxsize=1_000)
def _fields(selected: frozenset[str]) -> frozenset[str]:
    return frozenset(name.rpartition(".")[2] for name in selected)


def names_only(selected: frozenset[str]) -> bool:
    """Whether of organisations no more is asked than code, name and kind. `selected` are dotted names.

    A name that is another type's field reads too much, and never too little.
    """
    return WIDE.isdisjoint(_fields(selected))


def itself_names_only(selected: frozenset[str]) -> bool:
    """The same of the one organisation that is selected from, whatever is asked of others."""
    return WIDE.isdisjoint(selected)


def member_names_only(selected: frozenset[str]) -> bool:
    """Whether of members no more is asked than code, name and stage."""
    return WIDE_MEMBERS.isdisjoint(_fields(selected))


@lru_cache(maxsize=1_000)
def dated(selected: frozenset[str]) -> bool:
    """Whether it is asked since or until when the links of a chain hold."""
    return any("links." in name and name.rpartition(".")[2] in ("since", "until") for name in selected)
