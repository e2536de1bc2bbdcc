"""What the whole catalogue of rules costs: on a street, beside one hand-written statement for each rule; and on everything.

`python -m benchmarks.catalogue --streets 100`. On a street the product's one request is held against the statements of
`handwritten/catalogue/`, one after the other over Bolt, which find the same. On everything it is held against one scan that
reads a date of each relationship. Each rule is listed with the time and the dbHits of both statements, the dearest first.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import neo4j
import orjson

from auditing.findings import rule_arguments
from auditing.places import places_within
from auditing.rules.catalogue import coverage_rules, rule_statement
from benchmarks.graph import LoadedGraph, loaded_graph
from benchmarks.http_socket import Connection, WrongAnswer
from benchmarks.machine import commit, machine, versions
from benchmarks.processor_time import wait_for_rest
from benchmarks.questions import draw
from benchmarks.report import RESULTS, table
from benchmarks.servers import product, running
from graph_loaders.engine.catalogue import Statement
from model.coverage import CoverageRuleRecord
from model.ids import element_ids
from model.moment import Moment
from settings import read_settings

HERE = Path(__file__).parent
STREETS_ASKED = 10
FEWEST = 5
# Of a street beside the hand-written statements, and of everything beside the scan.
STREET_TIMES, SCAN_TIMES = 1.3, 3.0
# The latest date, not their number: Neo4j 2026.08 answers count(r.since) from the count store, and reads nothing.
SCAN = "MATCH ()-[r]->() RETURN max(r.since) AS latest"
PLACES = "places_within"

Parameters = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one statement: the median in milliseconds, and the dbHits of its profile."""

    ms: float
    db_hits: int


@dataclass(frozen=True, slots=True)
class RuleCost:
    """`written`: None of what no hand-written statement does apart. `everything`: the product's, of all subjects."""

    rule: str
    product: Cost
    written: Cost | None
    everything: Cost | None


@dataclass(frozen=True, slots=True)
class Whole:
    """Medians in milliseconds."""

    street: float
    statements: float
    everything: float
    scan: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.catalogue", description=__doc__)
    parser.add_argument("--streets", type=int, default=100, help="how large the graph is")
    parser.add_argument("--seconds", type=float, default=5, help="how long each figure is taken")
    arguments = parser.parse_args()
    begun = datetime.now(UTC)
    facts: dict[str, Any] = {"begun": begun.isoformat(timespec="seconds"), "streets": arguments.streets}
    facts |= {"commit": commit(), "machine": machine(), "versions": versions()}
    today = read_settings().today()
    with (
        loaded_graph(arguments.streets) as graph,
        neo4j.GraphDatabase.driver(
            graph.uri, auth=(graph.user, graph.password), notifications_min_severity="OFF"
        ) as driver,
        driver.session(database="neo4j", default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        codes = list(dict.fromkeys(own["code"] for own in draw(graph)["q11"]))[:STREETS_ASKED]
        asked = {code: _asked(session, code, today) for code in codes}
        for code, statements in asked.items():
            _verify(session, code, statements, today)
        whole = _whole(graph, session, codes, today, arguments.seconds)
        rules = _rules(session, codes[0], asked[codes[0]], today)
    text = _text(whole, rules)
    sys.stdout.write(text)
    name = f"{begun:%Y-%m-%d}-{arguments.streets}-streets-catalogue"
    load = ", ".join(map(str, facts["machine"]["loadBefore"]))
    head = f"# The whole catalogue, {arguments.streets} streets, {facts['begun']}, commit {facts['commit']}"
    (RESULTS / f"{name}.md").write_text(f"{head}\n\nLoad before: {load}.\n\n{text}", "utf-8")
    figures = {"facts": facts, "whole": asdict(whole), "rules": [asdict(rule) for rule in rules]}
    (RESULTS / f"{name}.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def enabled_rules() -> list[CoverageRuleRecord]:
    return [rule for rule in coverage_rules().values() if rule.enabled]


def written(rule: str) -> str:
    """The hand-written statement of a rule."""
    return (HERE / "handwritten" / "catalogue" / f"{rule}.cypher").read_text(encoding="utf-8")


def _asked(session: neo4j.Session, code: str, today: date) -> dict[str, tuple[Statement, Parameters]]:
    """The statements of an audit of the street, with their parameters, as the product sends them, by rule."""
    walk, place = places_within.statement, f"organisation:{code}"
    keys = {"keys": [place], "asOf": today, "wholeAllowed": False, "ofScope": False}
    [rows] = session.run(neo4j.Query(walk.text), keys).single(strict=True).values()
    places = places_within.fold(Moment(today), rows)[place].nodes
    asked: dict[str, tuple[Statement, Parameters]] = {PLACES: (walk, keys)}
    for rule in enabled_rules():
        audit = rule_statement(rule.id)
        found = _parameters(rule, audit, today)
        if "places" in audit.parameters:
            found["places"] = element_ids(places)
        else:
            found["subjects"] = element_ids(places, rule.subjects)
        asked[rule.id] = audit, found
    return asked


def _parameters(rule: CoverageRuleRecord, audit: Statement, today: date) -> Parameters:
    """Those of a rule that is held against everything, by an unlimited viewer."""
    return rule_arguments(rule, audit) | {"subjects": None, "scope": None, "asOf": today}


def _verify(
    session: neo4j.Session, code: str, asked: Mapping[str, tuple[Statement, Parameters]], today: date
) -> None:
    """Raises WrongAnswer where a rule's two statements do not look at as many, or do not find the same."""
    for rule in enabled_rules():
        audit, parameters = asked[rule.id]
        checked, gaps = _run(session, audit.text, parameters).values()
        looked, findings = _run(session, written(rule.id), {"code": code, "asOf": today}).values()
        ours, theirs = sorted(gap[0] for gap in gaps), sorted(found[0] for found in findings)
        if (checked, ours) != (looked, theirs):
            raise WrongAnswer(f"{rule.id} of {code}: {checked}, {ours}; hand-written: {looked}, {theirs}")


def _whole(
    graph: LoadedGraph, session: neo4j.Session, codes: Sequence[str], today: date, seconds: float
) -> Whole:
    statements = [written(rule.id) for rule in enabled_rules()]

    def one_by_one(turn: int) -> None:
        for text in statements:
            _run(session, text, {"code": codes[turn % len(codes)], "asOf": today})

    queries = HERE / "queries"
    document = (queries / "street.graphql").read_text("utf-8")
    streets = [
        orjson.dumps({"query": document, "variables": {"id": f"organisation:{code}"}}) for code in codes
    ]
    everything = orjson.dumps({"query": (queries / "everything.graphql").read_text("utf-8")})
    with running(product(), graph, today) as server:

        def figure(measure: Callable[[float], float]) -> float:
            measure(seconds / 2)  # the first calls are slower: of the database's compiler, too
            wait_for_rest(server.process_id, graph.process_id)
            return measure(seconds)

        def answered(bodies: Sequence[bytes]) -> Callable[[float], float]:
            def measure(seconds: float) -> float:
                # A connection of its own: the server closes one that rests.
                with Connection(server.port) as connection:
                    connection.ask_patiently(bodies[0])
                    return _median(lambda turn: connection.post(bodies[turn % len(bodies)]), seconds)

            return measure

        return Whole(
            street=figure(answered(streets)),
            statements=figure(lambda seconds: _median(one_by_one, seconds)),
            everything=figure(answered([everything])),
            scan=figure(lambda seconds: _median(lambda turn: _run(session, SCAN, {}), seconds)),
        )


def _median(call: Callable[[int], object], seconds: float) -> float:
    """Milliseconds of calls for so long, a few at least."""
    times: list[float] = []
    end = time.perf_counter() + seconds
    while len(times) < FEWEST or time.perf_counter() < end:
        began = time.perf_counter()
        call(len(times))
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def _rules(
    session: neo4j.Session, code: str, asked: Mapping[str, tuple[Statement, Parameters]], today: date
) -> list[RuleCost]:
    """The dearest first, by dbHits on the street; what is walked down for all of them at their head."""
    own = {"code": code, "asOf": today}
    rules = [
        RuleCost(
            rule.id,
            _cost(session, *asked[rule.id]),
            _cost(session, written(rule.id), own),
            _cost(session, asked[rule.id][0], _parameters(rule, asked[rule.id][0], today)),
        )
        for rule in enabled_rules()
    ]
    rules.sort(key=lambda cost: -cost.product.db_hits)
    return [RuleCost(PLACES, _cost(session, *asked[PLACES]), None, None), *rules]


def _cost(session: neo4j.Session, asked: Statement | str, parameters: Parameters) -> Cost:
    text = asked if isinstance(asked, str) else asked.text
    ms = _median(lambda turn: _run(session, text, parameters), 0.2)
    profiled = text.replace("CYPHER 25\n", "CYPHER 25 PROFILE\n", 1)
    profile = session.run(neo4j.Query(profiled), parameters).consume().profile
    return Cost(ms, _db_hits(profile))


def _db_hits(plan: Any) -> int:
    hits: int = plan["args"].get("DbHits", 0)
    return hits + sum(map(_db_hits, plan.get("children", ())))


def _run(session: neo4j.Session, text: str, parameters: Parameters) -> neo4j.Record:
    return session.run(neo4j.Query(text), parameters).single(strict=True)


def _text(whole: Whole, rules: Sequence[RuleCost]) -> str:
    rows = [
        _target("a street", whole.street, "the statements, one by one", whole.statements, STREET_TIMES),
        _target("everything", whole.everything, "one scan of relationships", whole.scan, SCAN_TIMES),
    ]
    lines = table(["p50 in ms of", "product", "beside", "ms", "ratio", "at most", "held"], rows)
    of_rules = [
        [
            cost.rule,
            f"{cost.product.ms:.2f} / {cost.product.db_hits:,}",
            *("-" if each is None else f"{each.ms:.2f} / {each.db_hits:,}" for each in (cost.written,)),
            "-" if cost.written is None else f"{cost.product.db_hits / max(cost.written.db_hits, 1):.2f}",
            "-" if cost.everything is None else f"{cost.everything.ms:.1f} / {cost.everything.db_hits:,}",
        ]
        for cost in rules
    ]
    of_rules.append(
        [
            "all",
            f"{sum(r.product.ms for r in rules):.1f} / {sum(r.product.db_hits for r in rules):,}",
            f"{sum(r.written.ms for r in rules if r.written):.1f} / {sum(r.written.db_hits for r in rules if r.written):,}",
            "",
            f"{sum(r.everything.ms for r in rules if r.everything):.1f} / "
            f"{sum(r.everything.db_hits for r in rules if r.everything):,}",
        ]
    )
    head = [
        "ms / dbHits",
        "product, a street",
        "hand-written",
        "dbHits / hand-written",
        "product, everything",
    ]
    return "\n".join([*lines, "", *table(head, of_rules)]) + "\n"


def _target(what: str, product: float, beside: str, other: float, times: float) -> list[str]:
    ratio = product / other
    held = "yes" if ratio <= times else "**no**"
    return [what, f"{product:.1f}", beside, f"{other:.1f}", f"{ratio:.2f}", f"{times:g}", held]


if __name__ == "__main__":
    sys.exit(main())
