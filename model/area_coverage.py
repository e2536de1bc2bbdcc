"""Area coverage as it is told level by level of each district: what a file of it is written from."""

from model.record import Record
from model.share import Share


class DistrictKey(Record, frozen=True):
    """Where areas lie: the district, and names. A part is None where they lie in none that can be seen."""

    id: str | None
    province: str | None
    city: str | None
    district: str | None


class LevelCount(Share, frozen=True):
    """Areas of one kind, and how many of them are covered, and made up."""

    covered: int = 0
    total: int = 0
    synthetic: int = 0

    def plus(self, other: "LevelCount") -> "LevelCount":
        return LevelCount(
            self.covered + other.covered, self.total + other.total, self.synthetic + other.synthetic
        )


class UncoveredArea(Record, frozen=True):
    """`above`: names of the province, city, district, street, community and grid that it is, or lies in."""

    id: str
    name: str
    kind: str
    synthetic: bool
    above: list[str | None]
