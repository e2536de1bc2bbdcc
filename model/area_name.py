"""The name of an area, made from the name that a register has for it."""

import re

from model.kinds import AreaKind

# What a community's register name says of its committee, which is not the community's own name.
COMMITTEE_SUFFIX = re.compile(r"(居民居委会|居民委员会|居委会|村民委员会|村委会)$")


def area_name(register_name: str, kind: AreaKind) -> str:
    """The register's name; of a community without what it says of its committee."""
    if kind is not AreaKind.COMMUNITY:
        return register_name
    return COMMITTEE_SUFFIX.sub("", register_name) or register_name
