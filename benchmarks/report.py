"""The tables of a comparison, as Markdown, and its figures as JSON."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks import difference
from benchmarks.measure import Figures
from benchmarks.questions import QUESTIONS
from benchmarks.servers import question_of
from benchmarks.targets import TWO_PROCESSES_TIMES, Results, Target

RESULTS = Path(__file__).parent / "results"


@dataclass(slots=True)
class Found:
    """What a run has to tell."""

    results: Results
    targets: Sequence[Target]
    facts: dict[str, Any]
    changes: Sequence[difference.Change] = field(default_factory=list)


def tables(found: Found) -> str:
    """A heading with the facts, latency and throughput, CPU and who was the limit, ratios, targets, and changes."""
    results, cores = found.results, found.facts["machine"]["cores"]
    servers = list(dict.fromkeys(server for server, _ in results))
    keys = _keys_in_order(results)
    parts = [_heading(found.facts)]
    parts += ["Latency alone, p50 / p99 in ms; answers a second at 16 / 64 connections:", ""]
    parts += table(
        ["question", *servers],
        [[_label(key), *(_speed(results.get((server, key))) for server in servers)] for key in keys],
    )
    parts += [
        "",
        "CPU a request at 16 connections in ms, server / database (hand-written: the caller's), and who was the limit:",
        "",
    ]
    parts += table(
        ["question", *servers],
        [
            [_label(key), *(_cpu(server, results.get((server, key)), cores) for server in servers)]
            for key in keys
        ],
    )
    if rows := [_ratios(key, results) for key in keys if ("product", key) in results]:
        parts += ["", "The product as a multiple of the others:", ""]
        head = ["p50 / statement", "p99 / statement", "at 16 / statement", "at 64 / statement"]
        head = ["question", *head, "at 16 / peer", "at 16 / naive"]
        parts += table(head, rows)
    for beyond, title in ((False, "Targets"), (True, "Targets beyond the issue's q1–q8")):
        parts += _targets(title, [t for t in found.targets if QUESTIONS[t.question].beyond is beyond])
    if rows := [_two_processes(key, results, cores) for key in keys if ("product-2", key) in results]:
        parts += ["", "Two processes beside one, at 16 connections:", ""]
        parts += table(["question", "one", "two", "two / one", "limit of one", "cores for 1.6 × one"], rows)
    if found.changes:
        parts += ["", "From the first commit to the second; **more than noise**, (less):", ""]
        parts += table(["question", *difference.COMPARED], difference.rows(found.changes))
    return "\n".join(parts) + "\n"


def _targets(title: str, targets: Sequence[Target]) -> list[str]:
    if not targets:
        return []
    held = sum(target.held for target in targets)
    rows = [
        [t.question, t.what, _number(t.bound), _number(t.value), "yes" if t.held else "**no**"]
        for t in targets
    ]
    head = ["question", "target", "bound", "product", "held"]
    return ["", f"{title}: {held} of {len(targets)} held.", "", *table(head, rows)]


def _two_processes(key: str, results: Results, cores: int) -> list[str]:
    one, two = results["product", key], results["product-2", key]
    needed = TWO_PROCESSES_TIMES * one.cores()
    times = _times(two.at_16, one.at_16)
    return [
        _label(key),
        _number(one.at_16),
        _number(two.at_16),
        times,
        one.limit(cores),
        f"{needed:.1f} of {cores}",
    ]


def write(folder: Path, name: str, found: Found) -> Path:
    """Both files of a run; the path of the Markdown."""
    folder.mkdir(exist_ok=True)
    figures = [
        {"server": server, "question": key, **own.rounded()} for (server, key), own in found.results.items()
    ]
    changed = [
        {"question": c.question, "what": c.what, "before": c.before, "after": c.after, "beyondNoise": c.is_more_than_noise}
        for c in found.changes
    ]  # fmt: skip
    held = [
        {"question": t.question, "target": t.what, "bound": round(t.bound, 3), "value": round(t.value, 3), "held": t.held}
        for t in found.targets
    ]  # fmt: skip
    parts: dict[str, list[dict[str, Any]]] = {"figures": figures, "targets": held, "changes": changed}
    lines = [f'"facts": {json.dumps(found.facts, ensure_ascii=False)}']
    lines += [f'"{what}": [\n{_lines(rows)}\n]' for what, rows in parts.items()]
    (folder / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    page = folder / f"{name}.md"
    page.write_text(tables(found), encoding="utf-8")
    return page


def _heading(facts: dict[str, Any]) -> str:
    machine = facts["machine"]
    missing = f"\nBroken off before {', '.join(facts['notMeasured'])}.\n" if facts["notMeasured"] else ""
    return (
        f"# {facts['streets']} streets, {datetime.fromisoformat(facts['begun']):%Y-%m-%d %H:%M}\n\n"
        f"{machine['cores']} cores ({machine['processor']}), {machine['memoryGiB']} GiB; load before: "
        f"{', '.join(map(str, machine['loadBefore']))}. {facts['database']}, Node.js {facts.get('node', '-')}, "
        f"Python {facts['versions']['python']}; commit {facts['commit']}; {facts['seconds']:g} seconds a figure, "
        f"{facts['rounds']} round(s).\n{missing}"
    )


def _keys_in_order(results: Results) -> list[str]:
    found = {key for _, key in results}
    return [key for question in QUESTIONS for key in (question, f"{question}x") if key in found]


def _label(key: str) -> str:
    return f"{key} {QUESTIONS[question_of(key)].label}{', @cypher' if key.endswith('x') else ''}"


def _speed(found: Figures | None) -> str:
    if found is None:
        return "-"
    text = f"{_number(found.p50)} / {_number(found.p99)}; {_number(found.at_16)} / {_number(found.at_64)}"
    return f"{text}, **{found.errors:g} errors**" if found.errors else text


def _cpu(server: str, found: Figures | None, cores: int) -> str:
    if found is None:
        return "-"
    _, _, processes = server.partition("product-")
    limit = found.limit(cores, int(processes or 1))
    return f"{_number(found.server_cpu)} / {_number(found.database_cpu)}, {limit}"


def _ratios(key: str, results: Results) -> list[str]:
    ours = results["product", key]
    statement, peer, naive = (results.get((server, key)) for server in ("handwritten", "peer", "naive"))
    better = results.get(("peer", f"{key}x"))
    if peer and better:
        peer = max(peer, better, key=lambda found: found.at_16)
    return [
        _label(key),
        *(_ratio(ours, statement, figure) for figure in ("p50", "p99", "at_16")),
        # The statement's best throughput is at 16 tasks.
        _times(ours.at_64, statement.at_16 if statement else None),
        *(_ratio(ours, other, "at_16") for other in (peer, naive)),
    ]


def _ratio(ours: Figures, other: Figures | None, figure: str) -> str:
    return _times(getattr(ours, figure), getattr(other, figure, None))


def _times(value: float | None, other: float | None) -> str:
    return "-" if value is None or not other else f"{value / other:.2f}"


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def _lines(rows: list[dict[str, Any]]) -> str:
    return ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
