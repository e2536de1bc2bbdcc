"""Readable global ids: the kind before the first colon, the key after it."""

from typing import NewType

from model.kinds import NodeKind

Id = NewType("Id", str)

PREFIXES = {kind: kind.value.lower().replace("_", "-") for kind in NodeKind}
KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
