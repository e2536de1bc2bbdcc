"""The report as a SHACL validation report in JSON-LD, for tools that know nothing of Grassroots.

https://www.w3.org/TR/shacl/#validation-report. Things are urn:grassroots:KIND:KEY, rules urn:grassroots:rule:ID.
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import orjson
from msgspec.structs import asdict

from model.audit_report import (
    AuditReport,
    ReportedChain,
    ReportedFinding,
    ReportedRule,
    ReportedWaiver,
    Texts,
)
from model.coverage import ThresholdRecord

NAMESPACE = "urn:grassroots:"
SEVERITIES = {"VIOLATION": "sh:Violation", "WARNING": "sh:Warning", "ADVICE": "sh:Info"}
CONTEXT = {
    "sh": "http://www.w3.org/ns/shacl#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "g": f"{NAMESPACE}term:",
}


def jsonld_report(report: AuditReport) -> bytes:
    """One sh:ValidationReport with a result for each finding, and the rules as they were held."""
    document = {
        "@context": CONTEXT,
        "@graph": [_report(report), *(_rule(rule) for rule in report.rules)],
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _report(report: AuditReport) -> dict[str, Any]:
    within = (
        {"g:within": {**_iri(report.within.id), "rdfs:label": report.within.name}} if report.within else {}
    )
    comparison = report.comparison
    homes = report.households
    return {
        "@type": "sh:ValidationReport",
        # SHACL: true only where there is no result at all, of whatever severity.
        "sh:conforms": not report.findings,
        "sh:result": [_result(report, finding) for finding in report.findings],
        "dcterms:created": {"@value": report.made_at, "@type": "xsd:dateTime"},
        "g:asOf": {"@value": report.as_of, "@type": "xsd:date"},
        "g:synthetic": report.synthetic,
        "g:heldRule": [_iri(f"rule:{rule.id}") for rule in report.rules],
        "g:ratio": [
            {"g:areaKind": ratio.kind, "g:covered": ratio.covered, "g:total": ratio.total}
            for ratio in report.ratios
        ],
        "g:unitRatio": [
            {
                "g:unitCoverage": ratio.kind,
                "g:covered": ratio.covered,
                "g:total": ratio.total,
                "g:byUnitKind": [
                    {"g:unitKind": each.kind, "g:covered": each.covered, "g:total": each.total}
                    for each in ratio.by_unit_kind
                ],
            }
            for ratio in report.unit_ratios
        ],
        **({"g:households": {f"g:{name}": n for name, n in asdict(homes).items()}} if homes else {}),
        **within,
        **({"g:run": _iri(report.run.id)} if report.run else {}),
        **({"g:resolved": [_iri(finding.id) for finding in comparison.resolved]} if comparison else {}),
    }


def _result(report: AuditReport, finding: ReportedFinding) -> dict[str, Any]:
    value = {"sh:value": finding.observed} if finding.observed is not None else {}
    expected = {"g:expected": finding.expected} if finding.expected is not None else {}
    chain = {"g:chain": {"@list": _chain(finding.chain)}} if finding.chain else {}
    waiver = {"g:waiver": _waiver(finding.waiver)} if finding.waiver else {}
    new = {"g:new": finding.id in report.new_findings} if report.comparison else {}
    return {
        **_iri(finding.id),
        "@type": "sh:ValidationResult",
        "sh:focusNode": {
            **_iri(finding.subject),
            "rdfs:label": finding.name,
            "g:synthetic": finding.synthetic,
        },
        "sh:resultSeverity": {"@id": SEVERITIES[finding.severity]},
        "sh:resultMessage": _texts(finding.message),
        "sh:sourceShape": _iri(f"rule:{finding.rule}"),
        "sh:sourceConstraintComponent": {"@id": "g:CypherConstraintComponent"},
        **value,
        **expected,
        **chain,
        "g:waived": finding.waived,
        **waiver,
        **new,
    }


def _waiver(waiver: ReportedWaiver) -> dict[str, Any]:
    within = {"g:within": _iri(waiver.within)} if waiver.within else {}
    return {
        **_iri(waiver.id),
        "@type": "g:Waiver",
        "g:state": waiver.state,
        "dcterms:description": waiver.reason,
        "dcterms:creator": waiver.granted_by,
        "dcterms:issued": {"@value": waiver.granted_on, "@type": "xsd:date"},
        "g:until": {"@value": waiver.until, "@type": "xsd:date"},
        **within,
    }


def _chain(chain: ReportedChain) -> list[dict[str, Any]]:
    """What may not be read has its kind alone."""
    return [
        {
            "g:kind": link.kind,
            **(_iri(link.id) if link.id else {}),
            **({"rdfs:label": link.name} if link.name else {}),
        }
        for link in chain.links
    ]


def _rule(rule: ReportedRule) -> dict[str, Any]:
    return {
        **_iri(f"rule:{rule.id}"),
        "@type": ["sh:Shape", "g:CoverageRule"],
        "dcterms:title": _texts(rule.title),
        "dcterms:hasVersion": str(rule.version),
        "sh:severity": {"@id": SEVERITIES[rule.severity]},
        "g:howToMend": _texts(rule.how_to_mend),
        "g:basis": _texts(rule.basis),
        "g:basisStatus": rule.basis_status,
        "g:threshold": _thresholds(rule.thresholds),
        "g:valuesWithin": [
            {
                "g:within": _iri(values.within_id or ""),
                "sh:severity": {"@id": SEVERITIES[values.severity]},
                "g:threshold": _thresholds(values.thresholds),
            }
            for values in rule.values_within
        ],
        "g:checked": rule.checked,
        "g:gaps": rule.gaps,
    }


def _thresholds(thresholds: Sequence[ThresholdRecord]) -> list[dict[str, Any]]:
    return [{"rdfs:label": t.name, "g:value": t.value, "g:unit": t.unit} for t in thresholds]


def _iri(global_id: str) -> dict[str, str]:
    return {"@id": NAMESPACE + quote(global_id, safe=":")}


def _texts(texts: Texts) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language.lower()} for language, text in texts.items()]
