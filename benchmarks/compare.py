"""The product beside the best hand-written statements, @neo4j/graphql and the obvious Strawberry server.

`python -m benchmarks.compare --streets 100` starts one Neo4j, verifies that all answer the same, measures each alone,
and writes `results/`. `--quick` asks less, of 10 streets, in three minutes; `--commits A,B` holds two commits against
each other. `--help` tells the rest, README.md how to read it.
"""

import argparse
import logging
import signal
import sys
from contextlib import ExitStack
from datetime import UTC, date, datetime
from typing import Any

from benchmarks import difference, handwritten, report, targets
from benchmarks.graph import KEPT, LoadedGraph, loaded_graph
from benchmarks.http_socket import Connection, WrongAnswer
from benchmarks.load_generator import NoGenerator, have_generator
from benchmarks.machine import commit, machine, versions
from benchmarks.measure import LONGEST_SECONDS, Figures, Span, measure_server, measure_statement, warm_up
from benchmarks.node import NoPeer, node_version, peer_command
from benchmarks.questions import QUESTIONS, Inputs, draw, names_of
from benchmarks.servers import Kind, RunningServer, naive, peer, product, question_of, running
from settings import read_settings

QUICK = {
    "streets": 10,
    "seconds": 1.0,
    "longest": 8.0,
    "questions": [key for key, question in QUESTIONS.items() if not question.beyond],
    "servers": ["handwritten", "product"],
}
SERVERS = ("handwritten", "product", "peer", "naive")
VERIFIED_INPUTS = 10


def main() -> int:
    arguments = _arguments()
    signal.signal(signal.SIGTERM, _leave)
    try:
        have_generator()
        # Resolved once: HEAD may move while it is measured.
        arguments.commits = [difference.short(each) for each in arguments.commits or ()]
        with ExitStack() as stack:
            kinds = _kinds(arguments, stack)
            return _compare(stack.enter_context(loaded_graph(arguments.streets)), kinds, arguments)
    except (NoGenerator, NoPeer, WrongAnswer, difference.NoCommit) as failure:
        sys.stderr.write(f"{failure}\n")
        return 1


def _leave(number: int, frame: object) -> None:
    """End as an exception does, so that no server is left running."""
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("--streets", type=int, default=100, help="how large the graph is")
    parser.add_argument("--questions", type=names_of(list(QUESTIONS)), default=list(QUESTIONS))
    parser.add_argument("--servers", type=names_of(list(SERVERS)), default=list(SERVERS))
    parser.add_argument("--seconds", type=float, default=5, help="how long each figure is taken")
    parser.add_argument("--rounds", type=int, help="how often; the median counts (1, of commits 5)")
    parser.add_argument("--processes", type=int, default=1, help="measure the product with so many, too")
    parser.add_argument(
        "--commits", type=lambda text: text.split(","), help="A,B: the product of both, and no peers"
    )
    parser.add_argument(
        "--quick", action="store_true", help="q1 to q8 and no peers, into .grassroots/benchmarks/"
    )
    parser.add_argument(
        "--verify", action="store_true", help="hold the answers against each other, and no more"
    )
    parser.set_defaults(longest=LONGEST_SECONDS)
    arguments = parser.parse_args()
    if arguments.quick:
        vars(arguments).update(QUICK)
    if arguments.commits:
        if len(arguments.commits) != 2:
            parser.error("--commits takes two, such as main~3,main")
        arguments.servers = ["handwritten"]
    arguments.rounds = arguments.rounds or (difference.ROUNDS if arguments.commits else 1)
    return arguments


def _kinds(arguments: argparse.Namespace, stack: ExitStack) -> list[Kind]:
    """The servers that speak GraphQL, the product first; the files of commits stay as long as the stack."""
    if arguments.commits:
        return [
            product(commit=each, folder=stack.enter_context(difference.checked_out(each)))
            for each in arguments.commits
        ]
    found = []
    if "product" in arguments.servers:
        found.append(product())
        if arguments.processes > 1:
            found.append(product(arguments.processes))
    if "peer" in arguments.servers:
        found.append(peer())
    if "naive" in arguments.servers:
        found.append(naive())
    return found


def _compare(graph: LoadedGraph, kinds: list[Kind], arguments: argparse.Namespace) -> int:
    today = read_settings().today()
    span = Span(arguments.seconds, arguments.longest)
    facts: dict[str, Any] = {
        "streets": graph.streets,
        "begun": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "seconds": arguments.seconds,
        "rounds": arguments.rounds,
        "machine": machine(),
        "database": graph.version,
        "versions": versions(),
    }
    if "peer" in arguments.servers:
        facts["node"] = node_version(peer_command())
    inputs = draw(graph)
    with ExitStack() as stack:
        servers = [stack.enter_context(running(kind, graph, today)) for kind in kinds]
        verify(graph, servers, arguments.questions, inputs, today)
        if arguments.verify:
            return 0
        for key in arguments.questions:
            handwritten.call_for(graph, QUESTIONS[key], inputs[key], today, tasks=16, seconds=span.warm)
            for server, document in _documents(servers, key):
                _say(f"warming up {server.kind.name} {document}")
                warm_up(server, server.bodies(document, inputs[key]), span)
        rounds: dict[tuple[str, str], list[Figures]] = {}
        for done, key in enumerate(arguments.questions, 1):
            rounds |= _measure(graph, servers, key, inputs[key], today, arguments)
            results = {each: Figures.middle(figures) for each, figures in rounds.items()}
            facts["notMeasured"] = arguments.questions[done:]
            found = report.Found(results, _targets(results, arguments, facts["machine"]["cores"]), facts)
            if arguments.commits:
                found.changes = difference.changes(rounds, *(server.kind.name for server in servers))
            # After each question, so that a run which is broken off leaves what it had.
            page = report.write(KEPT if arguments.quick else report.RESULTS, _name(facts, arguments), found)
    sys.stdout.write(page.read_text(encoding="utf-8"))
    _say(f"written: {page}")
    return 0


def _targets(results: targets.Results, arguments: argparse.Namespace, cores: int) -> list[targets.Target]:
    of_one = [target for key in arguments.questions for target in targets.targets_of(key, results)]
    return of_one + [
        target for key in arguments.questions for target in targets.two_processes(key, results, cores)
    ]


def _measure(
    graph: LoadedGraph,
    servers: list[RunningServer],
    key: str,
    inputs: list[Inputs],
    today: date,
    arguments: argparse.Namespace,
) -> dict[tuple[str, str], list[Figures]]:
    """All servers in turn with one question, in rounds."""
    span = Span(arguments.seconds, arguments.longest)
    rounds: dict[tuple[str, str], list[Figures]] = {}
    for _ in range(arguments.rounds):
        if "handwritten" in arguments.servers:
            found = measure_statement(graph, QUESTIONS[key], inputs, today, span)
            rounds.setdefault(("handwritten", key), []).append(found)
            _say(f"handwritten  {key:4} {found.rounded()}")
        for server, document in _documents(servers, key):
            found = measure_server(graph, server, server.bodies(document, inputs), span)
            rounds.setdefault((server.kind.name, document), []).append(found)
            _say(f"{server.kind.name:12} {document:4} {found.rounded()}")
    return rounds


def _name(facts: dict[str, Any], arguments: argparse.Namespace) -> str:
    """The file's name: what is not asked of all questions and servers does not take the place of what is."""
    if arguments.quick:
        return "quick"
    parts = [facts["begun"][:10], f"{arguments.streets}-streets"]
    if arguments.commits:
        return "-".join([*parts, *arguments.commits])
    for chosen, known in ((arguments.questions, list(QUESTIONS)), (arguments.servers, list(SERVERS))):
        if chosen != known:
            parts += chosen
    return "-".join(parts)


def _documents(servers: list[RunningServer], question: str) -> list[tuple[RunningServer, str]]:
    """Who answers a question, and by which of its documents."""
    return [
        (server, key) for server in servers for key in server.kind.readers if question_of(key) == question
    ]


def verify(
    graph: LoadedGraph,
    servers: list[RunningServer],
    questions: list[str],
    inputs: dict[str, list[Inputs]],
    today: date,
) -> None:
    """Everybody gives the same answers, and not only empty ones. Raises WrongAnswer."""
    for key in questions:
        asked = inputs[key][:VERIFIED_INPUTS]
        wanted = handwritten.answers_of(graph, QUESTIONS[key], asked, today)
        if not any(any(answer) for answer in wanted):
            raise WrongAnswer(f"{key}: only empty answers")
        for server, document in _documents(servers, key):
            read = server.kind.readers[document]
            bodies = server.bodies(document, asked)
            with Connection(server.port) as connection:
                connection.ask_patiently(bodies[0])
                for own, body, want in zip(asked, bodies, wanted, strict=True):
                    got = read(connection.ask(body))
                    if got != want:
                        raise WrongAnswer(
                            f"{server.kind.name} {document} {own}\n got {str(got)[:1000]}\nwant {str(want)[:1000]}"
                        )
        _say(f"verified {key}: {len(asked)} answers are the same from all")


def _say(line: str) -> None:
    sys.stderr.write(f"{datetime.now():%H:%M:%S} {line}\n")


if __name__ == "__main__":
    logging.getLogger("neo4j").setLevel(logging.ERROR)
    sys.exit(main())
