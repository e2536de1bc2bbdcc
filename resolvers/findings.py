"""Findings: by their ids, and their edges."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence

from graph_loaders.nodes import nodes_by_id
from model.coverage import FindingRecord
from model.ids import KINDS
from model.kinds import Language
from model.moment import Moment
from model.records import ChainRecord, NodeRecord
from resolvers.audits import findings_by_subject
from resolvers.brief import brief, dated
from resolvers.chain import CHAIN_LOADERS
from resolvers.context import Context
from resolvers.nodes import load_dated_nodes


async def findings_by_key(
    context: Context, keys: Sequence[str], moment: Moment
) -> list[FindingRecord | None]:
    """Findings aligned with `keys`, such as `secretary-vacant:organisation:410105001`; None for what is no gap."""
    rules = context.rules.rules
    subjects: dict[str, dict[str, None]] = defaultdict(dict)
    for key in keys:
        rule_id, _, subject = key.partition(":")
        subject_id = subject.partition("#")[0]
        if rule_id in rules and KINDS.get(subject_id.partition(":")[0]) in rules[rule_id].subjects:
            subjects[rule_id][subject_id] = None
    ids = list(dict.fromkeys(each for own in subjects.values() for each in own))
    nodes = dict(zip(ids, await context.load(nodes_by_id, ids, moment), strict=True))
    of_rules = await asyncio.gather(
        *(
            findings_by_subject(
                context, moment, rules[rule_id], {each: node for each in own if (node := nodes[each])}
            )
            for rule_id, own in subjects.items()
        )
    )
    found = {finding.key: finding for findings in of_rules for finding in findings}
    return [found.get(key) for key in keys]


def messages(
    parents: list[FindingRecord], context: Context, *, language: Language = Language.ZH
) -> list[str]:
    return [finding.message(language) for finding in parents]


async def subjects(
    parents: list[FindingRecord], context: Context, *, selected: frozenset[str]
) -> list[NodeRecord | None]:
    is_brief = brief(selected)
    values: list[NodeRecord | None] = [parent.subject_brief if is_brief else None for parent in parents]
    unknown = [index for index, value in enumerate(values) if value is None]
    nodes = await load_dated_nodes(
        context, [(parents[index].moment, parents[index].subject) for index in unknown]
    )
    for index, node in zip(unknown, nodes, strict=True):
        values[index] = node
    return values


async def chains(
    parents: list[FindingRecord], context: Context, *, selected: frozenset[str]
) -> list[ChainRecord | None]:
    """The subject's chain; None for a subject of a kind that has none."""
    values: list[ChainRecord | None] = [None] * len(parents)
    for moment, own in _by_moment(parents).items():
        for kind, loader in CHAIN_LOADERS.items():
            indices = [index for index in own if parents[index].subject_kind == kind]
            codes = [parents[index].subject[1] for index in indices]
            found = await context.load(loader, codes, moment, brief=brief(selected), dated=dated(selected))
            for index, chain in zip(indices, found, strict=True):
                values[index] = chain
    return values


def _by_moment(parents: list[FindingRecord]) -> dict[Moment, list[int]]:
    own: dict[Moment, list[int]] = defaultdict(list)
    for index, finding in enumerate(parents):
        own[finding.moment].append(index)
    return own
