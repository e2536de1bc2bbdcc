"""The hand-written statements as one more server: called by a process of their own, answers read here."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

import neo4j
import orjson

from benchmarks.answers import HANDWRITTEN, Answer
from benchmarks.graph import LoadedGraph
from benchmarks.handwritten_caller import Called, Job, parameters
from benchmarks.questions import Inputs, Question
from settings import CHECKOUT


def call_for(
    graph: LoadedGraph, question: Question, inputs: list[Inputs], today: date, *, tasks: int, seconds: float
) -> Called:
    """Call a question's statement for so long, so many at once."""
    job = Job(
        graph.uri, graph.user, graph.password, question.statement, inputs, today.isoformat(), tasks, seconds
    )
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.handwritten_caller"],
        cwd=CHECKOUT,
        input=orjson.dumps(asdict(job)),
        stdout=subprocess.PIPE,
        check=True,
    )
    return Called(**orjson.loads(ended.stdout))


def answers_of(graph: LoadedGraph, question: Question, inputs: Sequence[Inputs], today: date) -> list[Answer]:
    """Canonical answers, which every server must give."""
    with (
        neo4j.GraphDatabase.driver(
            graph.uri, auth=(graph.user, graph.password), notifications_min_severity="OFF"
        ) as driver,
        driver.session(database="neo4j", default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        read = HANDWRITTEN[question.key]
        asked = (parameters(own, today.isoformat()) for own in inputs)
        return [read(*session.run(neo4j.Query(question.statement), own).single(strict=True)) for own in asked]
