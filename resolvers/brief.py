"""Whether of organisations no more is asked than what they are called: then no more of them is read."""

from functools import lru_cache

# What OrganisationRecord has behind `kind`, as the schema spells it.
WIDE = frozenset({"form", "joint", "sector", "foundedOn", "dissolvedOn", "termEndsOn", "synthetic"})


@lru_cache(maxsize=1_000)
def brief(selected: frozenset[str]) -> bool:
    """`selected` are dotted names. A name that means something else's field reads too much, and never too little."""
    return WIDE.isdisjoint(name.rpartition(".")[2] for name in selected)


def is_brief_itself(selected: frozenset[str]) -> bool:
    """The same of the one organisation that is selected from, whatever is asked of others."""
    return WIDE.isdisjoint(selected)
