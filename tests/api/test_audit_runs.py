"""Audits that are kept: begun, followed, read, compared; and never half of one shown as a whole."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from auditing.run_writing import begin_audit_run, end_audit_run, fail_audit_run
from graph_loaders.engine.catalogue import statement
from model.audit_report import ReportedHouseholds
from model.audit_runs import STILL_SECONDS, KeptCoverage, RunSummary
from resolvers.audit_runs import RUNS_AT_ONCE
from tests.support.api import Api
from tests.support.day import TODAY
from tests.support.viewpoint import ViewpointOf

STREET = "organisation:410105001"
OTHER_STREET = "organisation:410105002"
RUN = """id state failure asOf note startedAt finishedAt rulesDone rulesTotal within { id }
  rules { rule { id version thresholds { name value unit } } checked gaps values { withinId severity } }
  findings(first: 100) { totalCount nodes { id message subject { id } observed } }"""
START = f"""mutation ($within: ID, $rules: [ID!], $asOf: Date, $note: String) {{
  startAudit(within: $within, rules: $rules, asOf: $asOf, note: $note) {{ {RUN} }} }}"""
FOLLOW = f"query ($id: ID!) {{ auditRun(id: $id) {{ {RUN} }} }}"
COMPARE = """query ($earlier: ID!, $later: ID!) { auditComparison(earlier: $earlier, later: $later) {
  earlier { id } later { id } notCompared
  appeared { totalCount nodes { id } } remaining { totalCount nodes { id } } resolved { totalCount nodes { id } } } }"""
REPORT = """query ($within: ID!, $asOf: Date) { coverage(within: $within, asOf: $asOf) {
  rules { rule { id version thresholds { name value unit } } checked gaps values { withinId severity } }
  findings(first: 100) { totalCount nodes { id message subject { id } observed } } } }"""


@pytest.fixture(scope="module", autouse=True)
async def only_kept_runs_stay(api: Api) -> AsyncIterator[None]:
    """What listing them costs is measured with those of tests/support/kept_runs.py alone."""
    yield
    taken = """MATCH (run:AuditRun) WHERE NOT run.id STARTS WITH 'audit-run:2020-'
      OPTIONAL MATCH (run)-[:FOUND]->(f) DETACH DELETE run, f"""
    async with api.database.driver.session() as session:
        await (await session.run(taken)).consume()


async def audited(api: Api, **arguments: Any) -> Any:
    """A run that has come to its end."""
    begun = (await api.ask(START, **arguments))["startAudit"]
    assert begun["state"] == "RUNNING"
    assert (begun["finishedAt"], begun["rules"], begun["findings"]["totalCount"]) == (None, [], 0)
    return await ended(api, begun["id"])


async def ended(api: Api, run_id: str) -> Any:
    """The run when it is RUNNING no longer; until then it shows nothing."""
    for _ in range(600):
        run = (await api.ask(FOLLOW, id=run_id))["auditRun"]
        if run["state"] != "RUNNING":
            return run
        assert run["rulesDone"] <= run["rulesTotal"]
        assert run["findings"]["nodes"] == []
        await asyncio.sleep(0.1)
    raise AssertionError("the run does not end")


@pytest.mark.parametrize("as_of", [None, "2024-01-01"])
async def test_a_run_keeps_what_the_report_of_that_day_says(api: Api, as_of: str | None) -> None:
    run = await audited(api, within=STREET, asOf=as_of, note="季度检查")
    report = (await api.ask(REPORT, within=STREET, asOf=as_of))["coverage"]
    assert (run["state"], run["failure"], run["note"]) == ("FINISHED", None, "季度检查")
    assert run["rulesDone"] == run["rulesTotal"] == len(report["rules"])
    assert run["startedAt"] < run["finishedAt"]
    assert run["within"] == {"id": STREET}
    assert run["rules"] == report["rules"]
    assert run["findings"] == report["findings"]
    assert run["findings"]["totalCount"] > 0


async def test_a_repair_is_what_two_runs_differ_in(api: Api) -> None:
    before = await audited(api, within=STREET)
    vacant = "finding:secretary-vacant:"
    [gap] = [f for f in before["findings"]["nodes"] if f["id"].startswith(vacant)]
    code = gap["subject"]["id"].partition(":")[2]
    added = """MATCH (o:Organisation {code: $code})<-[:BELONGS_TO]-(m:Member) WITH o, m LIMIT 1
      CREATE (m)-[:HOLDS {post: 'SECRETARY', repair: true}]->(o)"""
    async with api.database.driver.session() as session:
        await (await session.run(added, code=code)).consume()
        try:
            after = await audited(api, within=STREET)
        finally:
            await (await session.run("MATCH (:Member)-[h:HOLDS {repair: true}]->() DELETE h")).consume()
    compared = (await api.ask(COMPARE, earlier=before["id"], later=after["id"]))["auditComparison"]
    assert compared["notCompared"] == []
    assert compared["appeared"] == {"totalCount": 0, "nodes": []}
    assert compared["resolved"] == {"totalCount": 1, "nodes": [{"id": gap["id"]}]}
    assert compared["remaining"]["totalCount"] == before["findings"]["totalCount"] - 1
    for earlier, later in ((after, before), (before, before)):
        back = (await api.post(COMPARE, {"earlier": earlier["id"], "later": later["id"]})).json()
        assert back["errors"][0]["extensions"]["argument"] == "earlier"
    # What was found stays as it was found.
    assert (await api.ask(FOLLOW, id=before["id"]))["auditRun"] == before


async def test_rules_of_one_run_alone_are_not_compared(api: Api) -> None:
    few = await audited(api, within=STREET, rules=["secretary-vacant"])
    more = await audited(api, within=STREET, rules=["secretary-vacant", "group-without-members"])
    compared = (await api.ask(COMPARE, earlier=few["id"], later=more["id"]))["auditComparison"]
    assert compared["notCompared"] == ["group-without-members"]
    assert (compared["appeared"]["totalCount"], compared["resolved"]["totalCount"]) == (0, 0)


async def test_the_newest_come_first_and_of_one_place_alone(api: Api) -> None:
    runs = [await audited(api, within=place, rules=["secretary-vacant"]) for place in (STREET, OTHER_STREET)]
    ask = "query ($within: ID) { auditRuns(within: $within, first: 2) { nodes { id rules { gaps } } } }"
    listed = (await api.ask(ask))["auditRuns"]["nodes"]
    assert [run["id"] for run in listed] == [runs[1]["id"], runs[0]["id"]]
    ours = (await api.ask(ask, within=STREET))["auditRuns"]["nodes"]
    assert ours[0] == {"id": runs[0]["id"], "rules": [{"gaps": runs[0]["rules"][0]["gaps"]}]}
    assert (await api.ask(ask, within="area:410105001"))["auditRuns"]["nodes"] == []


async def test_runs_are_paged_to_the_oldest_and_back(api: Api, viewpoint: ViewpointOf) -> None:
    """More than a page holds; their state is of no matter."""
    made = [f"audit-run:2019{number:04}-paged" for number in range(101)]
    places = (STREET, OTHER_STREET)
    for number, run in enumerate(made):
        within = places[number % 2]
        await begin_audit_run(api.database, run, within=within, as_of=TODAY, note=None, rules=["cycle"])
    ask = """query ($within: ID, $first: Int, $after: String, $last: Int, $before: String) {
      auditRuns(within: $within, first: $first, after: $after, last: $last, before: $before) { totalCount
        edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""

    async def walked(view: Any, **variables: Any) -> list[str]:
        """All ids, page by page; and back from the end the same."""
        ids: list[str] = []
        cursor, total = None, 1
        while len(ids) < total:
            page = (await view.ask(ask, first=40, after=cursor, **variables))["auditRuns"]
            assert [edge["node"] for edge in page["edges"]] == page["nodes"]
            assert page["pageInfo"]["endCursor"] == page["edges"][-1]["cursor"]
            assert page["pageInfo"]["hasPreviousPage"] is bool(ids)
            ids += [node["id"] for node in page["nodes"]]
            cursor, total = page["pageInfo"]["endCursor"], page["totalCount"]
            assert page["pageInfo"]["hasNextPage"] is (len(ids) < total)
        end = (await view.ask(ask, last=7, **variables))["auditRuns"]
        start = end["pageInfo"]["startCursor"]
        before = (await view.ask(ask, last=7, before=start, **variables))["auditRuns"]
        assert [node["id"] for node in before["nodes"] + end["nodes"]] == ids[-14:]
        return ids

    every = await walked(api)
    assert every == sorted(every, reverse=True)
    assert every[-101:] == made[::-1]
    for place in places:
        own = await walked(api, within=place)
        assert (
            own[-50:] == [run for run in reversed(made) if made.index(run) % 2 == places.index(place)][-50:]
        )
    seen = await walked(viewpoint((STREET,)))
    assert seen == await walked(viewpoint((STREET,)), within=STREET) == await walked(api, within=STREET)
    hidden = (await viewpoint((OTHER_STREET,)).ask(ask, within=STREET))["auditRuns"]
    assert (hidden["totalCount"], hidden["nodes"]) == (0, [])

    page = (await api.ask(ask, within=STREET, first=1))["auditRuns"]
    for wrong in ({"after": "no cursor"}, {"after": page["pageInfo"]["endCursor"]}):
        [told] = (await api.post(ask, wrong)).json()["errors"]
        assert (told["extensions"]["code"], told["extensions"]["argument"]) == ("CURSOR_INVALID", "after")


async def test_two_at_once_are_each_whole(api: Api) -> None:
    one, other = await asyncio.gather(audited(api, within=STREET), audited(api, within=OTHER_STREET))
    assert one["state"] == other["state"] == "FINISHED"
    assert (one["within"]["id"], other["within"]["id"]) == (STREET, OTHER_STREET)


async def test_no_more_go_on_at_once_than_there_are_places_for(api: Api) -> None:
    asked = {"within": STREET, "rules": ["secretary-vacant"]}
    answers = [
        answer.json()
        for answer in await asyncio.gather(*(api.post(START, asked) for _ in range(RUNS_AT_ONCE + 3)))
    ]
    refused = [answer["errors"][0]["extensions"]["code"] for answer in answers if "errors" in answer]
    assert refused == ["OVERLOADED"] * 3
    for answer in answers:
        if "errors" not in answer:
            await ended(api, answer["data"]["startAudit"]["id"])


async def test_half_a_run_shows_nothing_and_is_no_ground_for_a_comparison(api: Api) -> None:
    whole = await audited(api, within=STREET, rules=["secretary-vacant"])
    killed = "audit-run:20200101T000000000000-killed"
    await begin_audit_run(
        api.database,
        killed,
        within=STREET,
        as_of=TODAY,
        note=None,
        rules=["secretary-vacant", "broken-chain"],
    )
    async with api.database.driver.session() as session:
        texts = await session.run("MATCH (r:AuditRun {id: $id}) RETURN r.results[0]", id=whole["id"])
        [[text]] = [record.values() async for record in texts]
        kept = {
            "run": killed,
            "rule": "secretary-vacant",
            "kept": 0,
            "still": STILL_SECONDS,
            "result": text,
            "findings": [{"rule": "secretary-vacant"}],
        }
        for _ in range(2):  # what is sent twice is kept once
            await api.database.write(statement("write/audit_run_rule"), kept)
        nothing = KeptCoverage((), (), ReportedHouseholds(0, 0, 0), ())
        # It says that it is whole, and is not.
        await end_audit_run(
            api.database,
            killed,
            RunSummary({}, 0, 0, 0, streets=()),
            KeptCoverage((), (), ReportedHouseholds(0, 0, 0), ()),
        )
        still = "MATCH (r:AuditRun {id: $id}) SET r.progressAt = datetime() - duration('PT1H')"
        await (await session.run(still, id=killed)).consume()
    run = (await api.ask(FOLLOW, id=killed))["auditRun"]
    assert (run["state"], run["rulesDone"], run["rulesTotal"]) == ("BROKEN_OFF", 1, 2)
    assert (run["finishedAt"], run["rules"], run["findings"]["nodes"]) == (None, [], [])
    # It wakes up, and is too late.
    await end_audit_run(api.database, killed, RunSummary({}, 0, 0, 0, ()), nothing)
    assert (await api.ask(FOLLOW, id=killed))["auditRun"] == run
    answer = (await api.post(COMPARE, {"earlier": killed, "later": whole["id"]})).json()
    assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert "is BROKEN_OFF" in answer["errors"][0]["message"]


async def test_a_run_that_fails_says_why_and_shows_nothing(api: Api) -> None:
    failed = "audit-run:20200101T000000000000-failed"
    await begin_audit_run(api.database, failed, within=None, as_of=TODAY, note=None, rules=["broken-chain"])
    await fail_audit_run(api.database, failed, "The database did not answer.")
    await fail_audit_run(api.database, failed, "It was the second to say so.")
    run = (await api.ask(FOLLOW, id=failed))["auditRun"]
    assert (run["state"], run["failure"]) == ("FAILED", "The database did not answer.")
    assert (run["finishedAt"], run["within"]) == (None, None)


async def test_who_may_not_see_the_place_sees_no_run_of_it(api: Api, viewpoint: ViewpointOf) -> None:
    ours = await audited(api, within=STREET, rules=["secretary-vacant"])
    everything = await audited(api, rules=["secretary-vacant"])
    ask = """query ($one: ID!, $all: ID!) {
      one: auditRun(id: $one) { id } all: auditRun(id: $all) { id } auditRuns { nodes { id } } }"""
    seen = await viewpoint((STREET,)).ask(ask, one=ours["id"], all=everything["id"])
    assert (seen["one"], seen["all"]) == ({"id": ours["id"]}, None)
    assert ours["id"] in [run["id"] for run in seen["auditRuns"]["nodes"]]
    assert everything["id"] not in [run["id"] for run in seen["auditRuns"]["nodes"]]
    hidden = await viewpoint((OTHER_STREET,)).ask(ask, one=ours["id"], all=everything["id"])
    assert (hidden["one"], hidden["all"]) == (None, None)


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [
        ({"within": "organisation:999"}, "within"),
        ({"within": "member:m0000001"}, "within"),
        ({"within": STREET, "rules": ["no-such-rule"]}, "rules.0"),
        ({"within": STREET, "note": " "}, "note"),
        ({"within": STREET, "note": "x" * 501}, "note"),
        ({"within": STREET, "note": "\x1b[2J"}, "note"),
        ({"within": STREET, "rules": []}, "rules"),
    ],
)
async def test_what_is_wrong_in_a_start_is_told_and_nothing_begins(
    api: Api, arguments: dict[str, Any], argument: str
) -> None:
    newest = "{ auditRuns(first: 1) { nodes { id } } }"
    before = await api.ask(newest)
    [error] = (await api.post(START, arguments)).json()["errors"]
    assert (error["extensions"]["code"], error["extensions"]["argument"]) == ("BAD_USER_INPUT", argument)
    assert await api.ask(newest) == before


@pytest.mark.parametrize(
    ("earlier", "complaint"), [("audit-run:none", "There is no run"), (None, "is of organisation:410105002")]
)
async def test_a_comparison_wants_two_runs_of_one_place(
    api: Api, earlier: str | None, complaint: str
) -> None:
    later = await audited(api, within=STREET, rules=["secretary-vacant"])
    earlier = earlier or (await audited(api, within=OTHER_STREET, rules=["secretary-vacant"]))["id"]
    [error] = (await api.post(COMPARE, {"earlier": earlier, "later": later["id"]})).json()["errors"]
    assert (error["extensions"]["code"], error["extensions"]["argument"]) == ("BAD_USER_INPUT", "earlier")
    assert complaint in error["message"]


async def test_a_mutation_is_not_carried_out_by_get(api: Api) -> None:
    answer = await api.http.get("/graphql", params={"query": "mutation { startAudit { id } }"})
    assert answer.status_code == 405
