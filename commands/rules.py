"""`grassroots rules`: the catalogue of coverage rules, as it is set here; and rules of your own, tried."""

import asyncio
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from auditing.findings import findings_by_rule
from auditing.rules.catalogue import RuleCatalogue, known_rule
from auditing.rules.headers import read_rule
from auditing.rules.own import check_own_rules, read_own_rule
from commands.running_neo4j import opened, running_neo4j
from graph_loaders.engine.catalogue import Statement
from model.coverage import CoverageRuleRecord
from model.kinds import Language
from settings import Settings, read_settings

SHOWN_FINDINGS = 10

rules = typer.Typer(help="The coverage rules: list, show, explain, test.", no_args_is_help=True)

RuleId = Annotated[str, typer.Argument(help="The rule's id, such as secretary-vacant.")]
Words = Annotated[Language, typer.Option(case_sensitive=False, help="ZH or EN.")]


@rules.command(name="list")
def list_rules(language: Words = Language.ZH) -> None:
    """All rules, the gravest first, with what they measure by here."""
    catalogue = _catalogue(read_settings())
    narrow = [
        Column(name, overflow="fold") for name in ("severity", "on", "title", "thresholds", "basis", "file")
    ]
    table = Table(Column("id", no_wrap=True), *narrow)
    for rule in catalogue.rules.values():
        table.add_row(
            rule.id,
            rule.severity,
            "yes" if rule.enabled else "no",
            rule.texts[language].title,
            _thresholds(rule),
            rule.basis_status,
            catalogue.statements[rule.id].file,
        )
    Console().print(table)


@rules.command()
def show(rule_id: RuleId) -> None:
    """The file of one rule, as it is."""
    catalogue = _catalogue(read_settings())
    typer.echo(catalogue.statements[known_rule(catalogue.rules, rule_id, "rule").id].source)


@rules.command()
def explain(rule_id: RuleId, language: Words = Language.ZH) -> None:
    """What a rule looks at, when it finds a gap, on what basis, how to mend it, and where it is set otherwise."""
    catalogue = _catalogue(read_settings())
    rule = known_rule(catalogue.rules, rule_id, "rule")
    audit, text = catalogue.statements[rule.id], rule.texts[language]
    lines = {
        "rule": f"{rule.id}, version {rule.version}, {'on' if rule.enabled else 'off'}",
        "title": text.title,
        "looks at": f"{audit.purpose} ({', '.join(sorted(rule.subjects))})",
        "says": text.message,
        "severity": rule.severity,
        "thresholds": _thresholds(rule) or "none",
        "basis": f"{text.basis} ({rule.basis_status})",
        "to mend": text.how_to_mend,
        "cost": audit.header["bound"],
        "file": audit.file,
    }
    for organisation, changed in catalogue.changed.get(rule.id, {}).items():
        lines[f"within {organisation}"] = f"{changed.severity}; {_thresholds(changed)}"
    for name, value in lines.items():
        typer.echo(f"{name:12} {value}")


@rules.command(name="test")
def try_rule(
    rule: Annotated[str, typer.Argument(help="The rule's id, or the path of a .cypher file.")],
    language: Words = Language.ZH,
) -> None:
    """Check a rule as the start does, run it over the whole graph, and say what it looked at and found."""
    settings = read_settings()
    path = Path(rule)
    if path.suffix == ".cypher":
        audit = read_own_rule(path)
        tried = read_rule(audit)
    else:
        catalogue = _catalogue(settings)
        tried = known_rule(catalogue.rules, rule, "rule")
        audit = catalogue.statements[tried.id]
    with running_neo4j(settings) as located:
        asyncio.run(_try(located, tried, audit, language))


async def _try(settings: Settings, rule: CoverageRuleRecord, audit: Statement, language: Language) -> None:
    async with opened(settings, RuleCatalogue.shipped()) as context:
        await check_own_rules(context.joiner.database, [audit])
        started = time.perf_counter()
        found = await findings_by_rule(context, context.moment(None), rule, audit, places=None)
        seconds = time.perf_counter() - started
    typer.echo(f"{rule.id}: {found.checked} looked at, {len(found.findings)} found, {seconds:.2f} s")
    for finding in found.findings[:SHOWN_FINDINGS]:
        typer.echo(f"  {finding.severity:9} {finding.subject_id}  {finding.message(language)}")
    if len(found.findings) > SHOWN_FINDINGS:
        typer.echo(f"  … and {len(found.findings) - SHOWN_FINDINGS} more")


def _catalogue(settings: Settings) -> RuleCatalogue:
    return RuleCatalogue.read(settings.grassroots_own_rules, settings.grassroots_rule_settings)


def _thresholds(rule: CoverageRuleRecord) -> str:
    return ", ".join(f"{each.name} {each.value:g} {each.unit}" for each in rule.thresholds)
