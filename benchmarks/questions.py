"""The questions of the comparison: what each asks, and with which variables, drawn from the loaded graph."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import neo4j

from benchmarks.graph import LoadedGraph

HERE = Path(__file__).parent
INPUTS = 400
MEMBERS_OF_Q3, MEMBERS_OF_Q12 = 50, 250
# The sample has moves, mergers and posts that changed hands in these years.
PAST = date(2018, 1, 1), date(2025, 12, 31)

Inputs = dict[str, Any]
"""`code` or `codes` of what is asked about, `from` and `to`, or a `text`, and `asOf` where it is not today: the same for
every server."""


class Drawn(NamedTuple):
    """What `drawn.cypher` returns. `residents`: members by street. `names`: of streets (True) and buildings (False)."""

    members: list[str]
    residents: list[list[str]]
    streets: list[str]
    communities: list[str]
    districts: list[str]
    names: list[tuple[bool, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """`about`: the kind that its codes are of, as in a global id; None where there is no code. `beyond`: asked
    of the product and the statement alone.
    """

    key: str
    label: str
    about: str | None
    draw: Callable[[Random, Drawn], Inputs]
    beyond: bool = False

    @property
    def statement(self) -> str:
        """The best hand-written statement that answers it."""
        return (HERE / "handwritten" / f"{self.key}.cypher").read_text(encoding="utf-8")


def _member(rng: Random, drawn: Drawn) -> Inputs:
    return {"code": rng.choice(drawn.members)}


def _members(rng: Random, drawn: Drawn) -> Inputs:
    return {"codes": rng.sample(drawn.members, MEMBERS_OF_Q3)}


def _members_on_a_day(rng: Random, drawn: Drawn) -> Inputs:
    first, last = PAST
    day = first + timedelta(days=rng.randint(0, (last - first).days))
    return {"codes": rng.sample(drawn.members, MEMBERS_OF_Q12), "asOf": day.isoformat()}


def _residents_of_two_streets(rng: Random, drawn: Drawn) -> Inputs:
    one, other = rng.sample(drawn.residents, 2) if len(drawn.residents) > 1 else 2 * drawn.residents
    return {"from": rng.choice(one), "to": rng.choice(other)}


def _street(rng: Random, drawn: Drawn) -> Inputs:
    return {"code": rng.choice(drawn.streets)}


def _district(rng: Random, drawn: Drawn) -> Inputs:
    return {"code": rng.choice(drawn.districts)}


def _community(rng: Random, drawn: Drawn) -> Inputs:
    return {"code": rng.choice(drawn.communities)}


def _text(rng: Random, drawn: Drawn) -> Inputs:
    """Half of them the first characters of a street's name, half a building's whole name."""
    wanted = rng.random() < 0.5
    name = rng.choice([name for is_street, name in drawn.names if is_street == wanted])
    return {"text": name[: rng.choice((2, 3))] if wanted else name}


QUESTIONS = {
    question.key: question
    for question in (
        Question("q1", "chain up from a member", "member", _member),
        Question("q2", "affiliation of 1 member, with chains", "member", _member),
        Question("q3", "affiliation of 50 members", "member", _members),
        Question("q4", "a street's organisations, nested", "organisation", _street),
        Question("q5", "a street's roster, with homes", "organisation", _street),
        Question("q6a", "coverage gaps of a street", "organisation", _street),
        Question("q6b", "coverage gaps of the district", "organisation", _district),
        Question("q7", "search by part of a name", None, _text),
        Question("q8", "first 100 members under a community", "organisation", _community),
        Question("q9", "the district's four levels, with counts", "organisation", _district, beyond=True),
        Question(
            "q10", "paths between members of two streets", "member", _residents_of_two_streets, beyond=True
        ),
        Question("q11", "a street held against thirteen rules", "organisation", _street, beyond=True),
        Question("q12", "affiliation of 250 members on a past day", "member", _members_on_a_day, beyond=True),
    )
}


def draw(graph: LoadedGraph) -> dict[str, list[Inputs]]:
    """Inputs of each question, the same for the same graph."""
    with (
        neo4j.GraphDatabase.driver(graph.uri, auth=(graph.user, graph.password)) as driver,
        driver.session(database="neo4j", default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        statement = (HERE / "drawn.cypher").read_text(encoding="utf-8")
        drawn = Drawn(**session.run(statement).single(strict=True).data())
    return {
        key: [question.draw(rng, drawn) for _ in range(INPUTS)]
        for key, question in QUESTIONS.items()
        for rng in [Random(key)]
    }


def names_of(known: list[str]) -> Callable[[str], list[str]]:
    """The type of an argument: names of these with commas between, in the order of these."""

    def chosen(text: str) -> list[str]:
        names = text.split(",")
        if unknown := set(names) - set(known):
            raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))} is none of {', '.join(known)}")
        return [name for name in known if name in names]

    return chosen
