"""What /metrics tells of the real service, and that a crowd of usual size is let in."""

import asyncio
import re

from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from graph_loaders.engine.catalogue import statement_names
from tests.support.api import Api
from tests.support.viewpoint import STREET

CROWD = 256
DOCUMENT = f'{{ organisation(id: "{STREET}") {{ name counts {{ members }} }} }}'


async def metrics(api: Api) -> dict[str, Metric]:
    response = await api.http.get("/metrics")
    assert response.status_code == 200
    return {family.name: family for family in text_string_to_metric_families(response.text)}


def value(families: dict[str, Metric], name: str) -> float:
    [sample] = families[name].samples
    return float(sample.value)


async def test_a_crowd_is_answered_and_counted(api: Api) -> None:
    before = await metrics(api)
    answers = await asyncio.gather(*(api.ask(DOCUMENT) for _ in range(CROWD)))
    assert answers == [await api.ask(DOCUMENT)] * CROWD
    after = await metrics(api)
    for name, difference in (("admitted", CROWD + 1), ("refused", 0)):
        counter = f"grassroots_operations_{name}"
        assert value(after, counter) - value(before, counter) == difference
    for gauge in ("operations_under_way", "reads_under_way", "reads_waiting", "batches_waiting"):
        assert value(after, f"grassroots_{gauge}") == 0


async def test_reads_are_counted_by_statement(api: Api) -> None:
    await api.ask(DOCUMENT)
    samples = (await metrics(api))["grassroots_read_seconds"].samples
    told = {sample.labels["statement"] for sample in samples}
    assert {"read/organisations_by_code", "read/counts_by_organisation"} <= told
    assert told <= {name for folder in ("read", "search", "audit") for name in statement_names(folder)}
    own = [sample for sample in samples if sample.labels["statement"] == "read/counts_by_organisation"]
    buckets = [sample.value for sample in own if sample.name.endswith("_bucket")]
    [count] = [sample.value for sample in own if sample.name.endswith("_count")]
    [seconds] = [sample.value for sample in own if sample.name.endswith("_sum")]
    assert buckets == sorted(buckets)
    assert buckets[-1] == count >= 1
    assert seconds > 0


async def test_no_id_is_told(api: Api) -> None:
    await api.ask(DOCUMENT)
    text = (await api.http.get("/metrics")).text
    assert not re.search(r"(organisation|member|area|unit):\w|410105", text)
