"""Claims held against counts, and against each other."""

from fractions import Fraction

from model.rows import Claim
from tests.reference.graph import Snapshot
from tests.reference.hierarchy import branches, counts

COUNTED = ("communities", "gridBranches", "buildingGroups", "members", "residentMembers", "households")


def counted(snapshot: Snapshot, claim: Claim) -> int | None:
    """What the graph gives for the claim's day (the snapshot's own where it names none)."""
    if not claim.subject.startswith("organisation:"):
        return None
    there = snapshot.graph.on(claim.stated_for or snapshot.day)
    if claim.property == "branches":
        return branches(there, claim.subject)
    return counts(there, claim.subject)[claim.property] if claim.property in COUNTED else None


def agrees(snapshot: Snapshot, claim: Claim) -> bool | None:
    """Whether the count agrees, by the claim's qualifier; None where nothing can be held against it."""
    count = counted(snapshot, claim)
    if count is None or claim.number is None:
        return None
    match claim.qualifier:
        case "EXACT":
            return count == claim.number
        case "ABOUT":
            return _near(Fraction(claim.number), Fraction(count), Fraction(claim.number))
        case "MORE_THAN":
            return count > claim.number
        case "LESS_THAN":
            return count < claim.number
    return claim.number_to is not None and claim.number <= count <= claim.number_to


def _near(a: Fraction, b: Fraction, whole: Fraction) -> bool:
    return abs(a - b) * 20 <= whole


def comparable(one: Claim, other: Claim) -> bool:
    """Whether two claims tell of the same thing on the same day."""
    same_day = one.stated_for == other.stated_for or None in (one.stated_for, other.stated_for)
    same_basis = one.basis == other.basis or None in (one.basis, other.basis)
    return (one.subject, one.property) == (other.subject, other.property) and same_day and same_basis


def disagreement(one: Claim, other: Claim) -> str | None:
    """The severity with which two comparable claims disagree."""
    if one.number is None or other.number is None:
        return None
    a, b = Fraction(one.number), Fraction(other.number)
    match tuple(sorted((one.qualifier, other.qualifier))):
        case ("EXACT", "EXACT"):
            return "WARNING" if a != b else None
        case ("EXACT" | "ABOUT", "MORE_THAN"):
            bound, figure = (a, b) if one.qualifier == "MORE_THAN" else (b, a)
            return "WARNING" if figure <= bound else None
        case ("ABOUT", "ABOUT" | "EXACT"):
            return None if _near(a, b, max(a, b)) else "WARNING"
        case ("MORE_THAN", "MORE_THAN"):
            return "ADVICE" if a != b else None
    return None
