"""Pinyin search keys of Chinese names, written with the name and searched by prefix."""

import re
from functools import cache
from itertools import islice, product

from pypinyin import Style, pinyin

# For one start. The readings nearest to it vary first; a polyphone beyond the bound has starts of its own.
MOST_COMBINATIONS = 16

# Words of office, whose one reading is certain: without them 委员会 and 党支部 alone would fill the bound.
CERTAIN_WORDS = (
    "工作委员会", "总支部委员会", "支部委员会", "委员会", "联合党支部", "党总支", "党支部", "党小组",
    "中共", "郑州市", "金水区", "街道", "社区", "网格", "号楼", "机关", "公司", "学校", "党群服务中心",
)  # fmt: skip
PIECES = re.compile(
    f"({'|'.join(sorted(CERTAIN_WORDS, key=len, reverse=True))})|([0-9A-Za-z]+)|([\\u3400-\\u9fff])"
)


def name_keys(name: str) -> str:
    """Lower-case keys of a name, separated by blanks, in alphabetical order.

    From every syllable on to the end, in every reading of a polyphone: the joined pinyin and the initials
    (经八路 → `balu bl jbl jingbalu l lu …`). ü is written v; Latin letters and digits stand for themselves,
    each run one syllable whose initials are the whole run; anything else is left out.
    """
    syllables = _syllables(name)
    keys: set[str] = set()
    for start in range(len(syllables)):
        # Reversed twice, so that the readings next to the start vary first and the bound cuts the far end.
        combinations = product(*reversed(syllables[start:]))
        for combination in islice(combinations, MOST_COMBINATIONS):
            reading = combination[::-1]
            keys.add("".join(full for full, _ in reading))
            keys.add("".join(initial for _, initial in reading))
    return " ".join(sorted(keys))


def _syllables(name: str) -> list[tuple[tuple[str, str], ...]]:
    """For each syllable its readings, as pairs of the full syllable and its initial."""
    syllables: list[tuple[tuple[str, str], ...]] = []
    for word, run, character in PIECES.findall(name):
        if word:
            syllables += [((reading, reading[0]),) for (reading,) in pinyin(word, style=Style.NORMAL)]
        elif run:
            syllables.append(((run.lower(), run.lower()),))
        else:
            syllables.append(_readings(character))
    return syllables


@cache
def _readings(character: str) -> tuple[tuple[str, str], ...]:
    """Every reading, the commonest first; none for a character that pypinyin does not know."""
    (readings,) = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore") or ([""],)
    return tuple((reading, reading[:1]) for reading in dict.fromkeys(readings))
