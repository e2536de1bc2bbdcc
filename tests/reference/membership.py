"""Affiliations, posts, secretaries, and the proof that a member is within an organisation."""

from collections.abc import Iterator, Sequence
from datetime import date

from model.kinds import AffiliationKind, GuideRole, PostKind
from tests.reference.chains import Answer, Scope, chain_link, climb, iso
from tests.reference.graph import Relationship, Snapshot
from tests.reference.hierarchy import STEPS_MAXIMUM
from tests.reference.scope import visible

AFFILIATION_KINDS = list(AffiliationKind)
POST_KINDS = list(PostKind)
GUIDE_ROLES = list(GuideRole)
HIDDEN_CHAIN: Answer = {"links": [], "complete": False, "brokenReason": None}


def home(snapshot: Snapshot, member: str) -> str | None:
    """The only current HOME."""
    homes = [r.end for r in snapshot.out(member, "BELONGS_TO") if r.detail == "HOME"]
    return homes[0] if len(homes) == 1 else None


def affiliations(
    snapshot: Snapshot, member: str, *, history: bool = False, scope: Scope = None
) -> list[Answer]:
    """Affiliations in the shape of the contract, with their chains."""
    found = [
        r
        for r in snapshot.graph.outgoing[member]
        if r.kind == "BELONGS_TO"
        and (snapshot.begun(r) if history else snapshot.current(r))
        and snapshot.exists(r.end)
    ]
    return [_affiliation(snapshot, r, scope) for r in sorted(found, key=_newest if history else _by_kind)]


def _by_kind(r: Relationship) -> tuple[int, str, bool, date]:
    return AFFILIATION_KINDS.index(AffiliationKind(str(r.detail))), r.end, *_oldest(r)


def _oldest(r: Relationship) -> tuple[bool, date]:
    return r.since is None, r.since or date.min


def _newest(r: Relationship) -> tuple[bool, int, int, str]:
    return (
        r.since is None,
        -r.since.toordinal() if r.since else 0,
        AFFILIATION_KINDS.index(AffiliationKind(str(r.detail))),
        r.end,
    )


def _affiliation(snapshot: Snapshot, r: Relationship, scope: Scope) -> Answer:
    seen = visible(snapshot, r.end, scope)
    return {
        "organisation": {"id": r.end} if seen else None,
        "kind": str(r.detail),
        "since": iso(r.since),
        "until": iso(r.until),
        "restricted": not seen,
        "chain": climb(snapshot, r.end, "BELONGS_TO", r, scope) if seen else HIDDEN_CHAIN,
    }


def is_within(
    snapshot: Snapshot, member: str, organisation: str, kinds: Sequence[str], scope: Scope = None
) -> Answer | None:
    """The WithinAnswer; None when either is unknown to the viewer on the day."""
    for node in (member, organisation):
        if not snapshot.exists(node) or not visible(snapshot, node, scope):
            return None
    proofs = sorted(_proofs(snapshot, member, organisation, kinds), key=lambda proof: proof[0])
    if not proofs:
        return {"within": False, "kind": None, "path": []}
    steps = proofs[0][1]
    return {
        "within": True,
        "kind": str(steps[0].detail),
        "path": [chain_link(snapshot, i, r.end, r.kind, r, scope) for i, r in enumerate(steps)],
    }


ProofOrder = tuple[int, int, list[str]]


def _proofs(
    snapshot: Snapshot, member: str, organisation: str, kinds: Sequence[str]
) -> Iterator[tuple[ProofOrder, list[Relationship]]]:
    """Every path of fewest steps from each affiliation, with its place in the order."""
    for affiliation in snapshot.out(member, "BELONGS_TO"):
        if affiliation.detail not in kinds or not snapshot.exists(affiliation.end):
            continue
        level = [[affiliation]]
        seen = {affiliation.end}
        for _ in range(STEPS_MAXIMUM + 1):
            for path in level:
                if path[-1].end == organisation:
                    kind = AFFILIATION_KINDS.index(AffiliationKind(str(affiliation.detail)))
                    yield (len(path), kind, [r.end for r in path]), path
            level = [
                [*path, r]
                for path in level
                for r in snapshot.out(path[-1].end, "PART_OF")
                if r.end not in seen
            ]
            seen.update(path[-1].end for path in level)


def posts(snapshot: Snapshot, node: str, *, history: bool = False, scope: Scope = None) -> list[Answer]:
    """Posts of a member, or posts of an organisation, in the shape of PostHolding but for the parent's own end.

    An organisation that is hidden or not there takes its post along; a holder that is, leaves the post without a member.
    """
    of_member = node.startswith("member:")
    holdings = snapshot.graph.outgoing[node] if of_member else snapshot.graph.incoming[node]

    def other(r: Relationship) -> str:
        return r.end if of_member else r.start

    def shown(r: Relationship) -> bool:
        return snapshot.exists(other(r)) and visible(snapshot, other(r), scope)

    def by_kind(r: Relationship) -> tuple[int, str, bool, str]:
        return POST_KINDS.index(PostKind(str(r.detail))), other(r), r.title is None, r.title or ""

    def newest(r: Relationship) -> tuple[bool, int, int, str, bool, str]:
        return r.since is None, -r.since.toordinal() if r.since else 0, *by_kind(r)

    found = [
        r
        for r in holdings
        if r.kind == "HOLDS"
        and (snapshot.begun(r) if history else snapshot.current(r))
        and (shown(r) or not of_member)
    ]
    return [
        {
            "kind": str(r.detail),
            "title": r.title,
            "organisation" if of_member else "member": other(r) if shown(r) else None,
            "since": iso(r.since),
            "until": iso(r.until),
        }
        for r in sorted(found, key=newest if history else by_kind)
    ]


def guides(snapshot: Snapshot, unit: str, scope: Scope = None) -> list[Answer]:
    """In the shape of UnitGuide; one that is hidden or not there leaves its place without a member."""
    found = sorted(
        snapshot.out(unit, "GUIDED_BY"),
        key=lambda r: (GUIDE_ROLES.index(GuideRole(str(r.detail))), r.end, r.since is None, r.since),
    )
    return [
        {
            "role": str(r.detail),
            "member": r.end if snapshot.exists(r.end) and visible(snapshot, r.end, scope) else None,
            "since": iso(r.since),
            "until": iso(r.until),
        }
        for r in found
    ]


def secretary(snapshot: Snapshot, organisation: str) -> str | None:
    """The current SECRETARY who has held the post longest; a `since` of None is the longest of all."""
    holders = [r for r in snapshot.into(organisation, "HOLDS") if r.detail == "SECRETARY"]
    first = min(holders, key=lambda r: (r.since or date.min, r.start), default=None)
    return first.start if first else None
