"""Who is asking, and what they may read."""

from msgspec.structs import replace

from model.record import Record


class Rights(Record, frozen=True):
    """Who has equal rights reads the same: they, and never the person, are part of what tells reads apart.

    `scope`: ids of the organisations whose subtrees may be read; None is everything.
    """

    scope: tuple[str, ...] | None = None


class Viewer(Record, frozen=True):
    rights: Rights = Rights()

    def within(self, organisation: str) -> "Viewer":
        """The same viewer, seeing the subtree of the organisation alone, which must be visible to them."""
        return replace(self, rights=replace(self.rights, scope=(organisation,)))


EVERYBODY = Viewer()
