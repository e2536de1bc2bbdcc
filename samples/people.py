"""Made-up members: plausible names and the dates of joining. Nothing here is taken from a person."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from model.kinds import MemberStage
from model.rows import Member

# Surnames by how common they are in Henan, the commonest first; weights fall accordingly.
SURNAMES = (
    *"王李张刘陈杨赵郭孙马朱周徐吴胡高宋史何孟袁郑韩冯程杜魏贾董常许任秦姚吕田范侯曹崔牛谢申付段",
    *"翟邢乔尚原毛苗薛梁白石卢", "司马", "上官", "欧阳",
)  # fmt: skip
WEIGHTS = tuple(100 / (1 + index / 6) for index in range(len(SURNAMES)))
OLDER = "国建军华志新民文明德永福玉秀英兰桂芳荣珍凤云春秋庆义忠保全安平长青山林海生根成树"
YOUNGER = "浩宇博文子涵雨欣思佳怡梓晨俊杰雪晓慧婷丽娜静敏倩颖璐瑶帆鹏飞超凯磊峰洋旭阳嘉睿哲"
GENERATION = date(1978, 1, 1).toordinal()

HISTORY_ENDS = date(2026, 10, 31)
PROBATION = timedelta(days=365)
SETTLED = (date(1975, 1, 1), date(2018, 12, 31))
# Far enough back that probation has ended, and recent enough that it has not.
JOINED_LATELY = (date(2020, 2, 1), date(2025, 9, 30))
ON_PROBATION = (date(2025, 11, 20), HISTORY_ENDS)


@dataclass(slots=True)
class People:
    """Makes members one after the other. `taken`: names that no made-up member may have."""

    rng: Random
    taken: Collection[str] = ()
    number: int = 100
    _surnames: list[str] = field(default_factory=list)

    def settled(self) -> Member:
        """A full member since 2019 or long before."""
        return self._member(MemberStage.FULL, _day(self.rng, *SETTLED))

    def joined_on(self, day: date) -> Member:
        """A full member since a year after `day`."""
        return self._member(MemberStage.FULL, day)

    def newcomer(self) -> Member:
        """Joined after the claims' day: one in five is on probation yet."""
        if self.rng.random() < 0.2:
            return self._member(MemberStage.PROBATIONARY, _day(self.rng, *ON_PROBATION))
        return self._member(MemberStage.FULL, _day(self.rng, *JOINED_LATELY))

    def aspirant(self) -> Member:
        """Somebody on the way to membership, who has no home organisation."""
        stage = self.rng.choice(
            (MemberStage.APPLICANT, MemberStage.ACTIVIST, MemberStage.DEVELOPMENT_CANDIDATE)
        )
        applied = _day(self.rng, date(2022, 1, 1), date(2023, 12, 31))
        activist = applied + timedelta(days=self.rng.randint(180, 360))
        candidate = activist + timedelta(days=self.rng.randint(370, 600))
        begun = {
            MemberStage.APPLICANT: applied,
            MemberStage.ACTIVIST: activist,
            MemberStage.DEVELOPMENT_CANDIDATE: candidate,
        }
        born = applied - timedelta(days=self.rng.randint(7_000, 13_000))
        return Member(
            code=self._code(),
            name=self._name(born),
            stage=stage,
            synthetic=True,
            stage_since=begun[stage],
            born_on=born,
            applied_on=applied,
            activist_on=activist if stage is not MemberStage.APPLICANT else None,
            candidate_on=candidate if stage is MemberStage.DEVELOPMENT_CANDIDATE else None,
        )

    def _member(self, stage: MemberStage, joined: date) -> Member:
        rng = self.rng
        candidate = joined - timedelta(days=rng.randint(90, 300))
        activist = candidate - timedelta(days=rng.randint(370, 800))
        applied = activist - timedelta(days=rng.randint(90, 400))
        born = applied - timedelta(days=rng.randint(6_700, 14_000))
        full = joined + PROBATION if stage is MemberStage.FULL else None
        return Member(
            code=self._code(),
            name=self._name(born),
            stage=stage,
            synthetic=True,
            stage_since=full or joined,
            born_on=born,
            applied_on=applied,
            activist_on=activist,
            candidate_on=candidate,
            joined_on=joined,
            full_on=full,
        )

    def _code(self) -> str:
        self.number += 1
        return f"m{self.number:07}"

    def _name(self, born: date) -> str:
        rng = self.rng
        given = OLDER if born.toordinal() < GENERATION else YOUNGER
        while True:
            if not self._surnames:
                self._surnames = rng.choices(SURNAMES, WEIGHTS, k=1_000)
            name = self._surnames.pop() + "".join(
                rng.choice(given) for _ in range(2 if rng.random() < 0.82 else 1)
            )
            if name not in self.taken:
                return name


def _day(rng: Random, first: date, last: date) -> date:
    return date.fromordinal(rng.randint(first.toordinal(), last.toordinal()))
