"""The sample: the real register, superiors and facts of 金水区, and a generated remainder below them.

get and transform: `build_sample`, in memory, the same for the same arguments. load and report: `load_sample`.
"""

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from errors import Conflict
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.database import Database
from model.kinds import AreaKind
from model.rows import Area, Graph, Link, Source
from samples.divisions import add_divisions, is_village
from samples.facts import add_facts, persons_named, read_facts
from samples.load import Progress, load_graph
from samples.people import People
from samples.planted import Plan, plant
from samples.rosters import Rosters
from samples.shapes import PRINTED, believable_shape, printed_shapes
from samples.streets import Street, StreetBuilder
from samples.superiors import add_superiors
from samples.units import DISTRICT, Units

VERSION = 4
LOAD_STATE_SECONDS = 60.0
DEFAULT_SEED = 8
SAMPLES = Path(__file__).resolve().parent
JINGBALU = "410105001"
REGISTER = Source(
    "nbs-divisions-2023", "统计用区划代码和城乡划分代码（2023）", "国家统计局", "2023", synthetic=False
)
EMPTY_DATABASE = (
    "into an empty database: set GRASSROOTS_HOME to a new folder, or NEO4J_DATABASE to an empty one."
)
STREET_HEADS = "经纬文化东南丰产国基大石杜岭未来兴达如意中原淮河长江嵩山"


class Options(NamedTuple):
    """How a sample is made. `streets` None: 金水区 as it is; N: N streets of 经八路's shape, without gaps."""

    seed: int = DEFAULT_SEED
    streets: int | None = None

    def made_by(self) -> str:
        return f"version {VERSION}, seed {self.seed}, streets {self.streets or 'real'}"


@dataclass(frozen=True, slots=True)
class LoadReport:
    """`rows`: written by this load, 0 when the graph had them already."""

    made_by: str
    rows: int


def build_sample(seed: int = DEFAULT_SEED, streets: int | None = None) -> Graph:
    """The sample as a graph in memory. The same arguments give the same graph.

    streets None: 金水区 as it is, with the planted gaps. N: 经八路 and N − 1 made-up streets of its shape
    (11 communities, 53 grids, 165 groups, 1,342 members, 35,000 households each), without facts and gaps.
    """
    rng = Random(f"people:{seed}")
    facts = read_facts(SAMPLES / "jinshui-facts.json")
    graph = Graph()
    people = People(rng, taken=persons_named(facts))
    units = Units(graph, people, rng)
    graph.sources[REGISTER.id] = REGISTER
    add_divisions(graph, SAMPLES / "jinshui-divisions.csv")
    if streets is None:
        plan = Plan.read(SAMPLES / "planted.json")
        superiors = add_superiors(graph, SAMPLES / "party-superiors.csv")
    else:
        plan = Plan()
        superiors = _copy_register(graph, rng, streets)
    units.add_top(zone=streets is None)
    built = _add_streets(graph, plan, rng, superiors, copies=streets is not None)
    rosters = Rosters(graph, plan, people, rng)
    rosters.fill(built)
    for street in built:
        rosters.hold_elections(street)
        units.add_street(street, graph.areas[street.code].name.removesuffix("街道"))
    rosters.receive_floating(built)
    if streets is None:
        add_facts(graph, facts, units)
        plant(graph, plan, people)
    return graph


async def load_sample(database: Database, options: Options, progress: Progress) -> LoadReport:
    """Load the sample unless the graph has it; a load that was broken off is finished.

    Raises Conflict where the graph holds another sample or other data, Timeout, DatabaseUnavailable.
    """
    made_by, finished, filled = await database.read(
        statement("setup/load_state"), {}, seconds=LOAD_STATE_SECONDS
    )
    wanted = options.made_by()
    if filled and made_by is None:
        raise Conflict("The graph holds data that no sample wrote.", hint=f"Load the sample {EMPTY_DATABASE}")
    if made_by not in (None, wanted):
        raise Conflict(
            f"The graph holds another sample ({made_by}).", hint=f"Load “{wanted}” {EMPTY_DATABASE}"
        )
    if finished:
        return LoadReport(wanted, 0)
    graph = build_sample(options.seed, options.streets)
    await database.write(statement("write/load_begun"), {"made_by": wanted})
    rows = await load_graph(database, graph, progress)
    await database.write(statement("write/load_finished"), {"rows_written": rows})
    return LoadReport(wanted, rows)


def _add_streets(
    graph: Graph, plan: Plan, rng: Random, superiors: dict[str, str], *, copies: bool
) -> list[Street]:
    builder = StreetBuilder(graph, plan, rng)
    left_out = plan.codes("area-without-organisation")
    below: dict[str, list[Area]] = {code: [] for code in superiors}
    for link in graph.within:
        if link.end in below:
            below[link.end].append(graph.areas[link.start])
    built = []
    for code, superior in superiors.items():
        communities = [(area, is_village(area)) for area in below[code] if area.code not in left_out]
        printed = copies or code == JINGBALU
        if printed:
            shapes = printed_shapes(code, communities, plan, PRINTED)
        else:
            shapes = [believable_shape(area, village, plan) for area, village in communities]
        built.append(
            builder.add(graph.areas[code], superior, shapes, PRINTED.households if printed else None)
        )
    return built


def _copy_register(graph: Graph, rng: Random, streets: int) -> dict[str, str]:
    """Keep 金水区 and 经八路 of the register, and add streets like it; the superior of each."""
    kept = [DISTRICT, *(code for code in graph.areas if code.startswith(JINGBALU))]
    graph.areas = {code: graph.areas[code] for code in kept}
    graph.within = [link for link in graph.within if link.start in graph.areas]
    communities = [area for area in graph.areas.values() if area.kind is AreaKind.COMMUNITY]
    superiors = {JINGBALU: DISTRICT}
    for number in range(2, streets + 1):
        code = f"s{number:04}"
        name = f"{''.join(rng.sample(STREET_HEADS, 2))}路街道"
        graph.areas[code] = Area(code, name, name, AreaKind.STREET, synthetic=True)
        graph.within.append(Link(code, DISTRICT))
        for model in communities:
            copy = replace(model, code=code + model.code.removeprefix(JINGBALU), synthetic=True)
            graph.areas[copy.code] = copy
            graph.within.append(Link(copy.code, code))
        superiors[code] = DISTRICT
    return superiors
