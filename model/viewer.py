"""Who is asking, and what they may read."""

import msgspec


class Rights(msgspec.Struct, frozen=True):
    """Who has equal rights reads the same: they, and never the person, are part of what tells reads apart.

    `scope`: ids of the organisations whose subtrees may be read; None is everything.
    """

    scope: tuple[str, ...] | None = None


class Viewer(msgspec.Struct, frozen=True):
    rights: Rights = Rights()

    def within(self, organisation: str) -> "Viewer":
        """The same viewer, seeing the subtree of the organisation alone, which must be visible to them."""
        return msgspec.structs.replace(
            self, rights=msgspec.structs.replace(self.rights, scope=(organisation,))
        )


EVERYBODY = Viewer()
