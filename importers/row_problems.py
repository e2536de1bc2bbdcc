"""What can be wrong with a row of a register: a code, what is wrong and how to mend it, in Chinese and in English."""

from enum import StrEnum
from typing import NamedTuple


class Problem(StrEnum):
    EMPTY = "EMPTY"
    CODE_LENGTH = "CODE_LENGTH"
    CODE_FORM = "CODE_FORM"
    NAME_FORM = "NAME_FORM"
    DUPLICATE_CODE = "DUPLICATE_CODE"
    PARENT_UNKNOWN = "PARENT_UNKNOWN"
    PARENT_ELSEWHERE = "PARENT_ELSEWHERE"
    PARENT_LEVEL = "PARENT_LEVEL"
    KIND_UNKNOWN = "KIND_UNKNOWN"
    NOT_A_NUMBER = "NOT_A_NUMBER"
    NOT_YES_OR_NO = "NOT_YES_OR_NO"
    TOO_MANY_CELLS = "TOO_MANY_CELLS"


class Text(NamedTuple):
    """`{value}` and `{other}` stand for the cell and for what it was held against."""

    zh: str
    en: str
    hint_zh: str
    hint_en: str


TEXTS = {
    Problem.EMPTY: Text("此项为空。", "The cell is empty.", "填写此项。", "Fill it in."),
    Problem.CODE_LENGTH: Text(
        "代码“{value}”的位数不对，应为{other}位。",
        "The code {value} has the wrong length: {other} digits are due.",
        "按国家统计用区划代码核对。",
        "Hold it against the national statistical division codes.",
    ),
    Problem.CODE_FORM: Text(
        "代码“{value}”的写法不对。",
        "The code {value} has a wrong form.",
        "代码由字母、数字和连字符组成，最长150个字符；区划代码只有数字。",
        "A code has letters, digits and hyphens, 150 at most; a division code has digits alone.",
    ),
    Problem.NAME_FORM: Text(
        "名称“{value}”过长或含换行等控制字符。",
        "The name {value} is too long, or holds control characters such as a line break.",
        "名称写在一行，最长200个字符。",
        "Write it on one line, 200 characters at most.",
    ),
    Problem.DUPLICATE_CODE: Text(
        "代码“{value}”重复：{other}已有。",
        "The code {value} is there already: {other}.",
        "删去一行，或改正代码。",
        "Delete one of the rows, or mend the code.",
    ),
    Problem.PARENT_UNKNOWN: Text(
        "“{value}”在文件和图中都没有。",
        "There is no area {value}, neither in the files nor in the graph.",
        "改正代码，或先导入该区域。",
        "Mend the code, or import that area first.",
    ),
    Problem.PARENT_ELSEWHERE: Text(
        "上级“{value}”不在同一省。",
        "The area above, {value}, is in another province.",
        "核对代码和上级代码。",
        "Hold code and parent code against each other.",
    ),
    Problem.PARENT_LEVEL: Text(
        "上级“{value}”的级别（{other}）不高于此区域。",
        "The area above, {value}, is of no higher level ({other}).",
        "改正上级代码或类型。",
        "Mend the parent code or the kind.",
    ),
    Problem.KIND_UNKNOWN: Text(
        "没有“{value}”这一类型。", "There is no kind {value}.", "可用：{other}。", "There are {other}."
    ),
    Problem.NOT_A_NUMBER: Text(
        "“{value}”不是非负整数。",
        "{value} is no whole number from 0 on.",
        "只填数字，最多9位。",
        "Write digits alone, 9 at most.",
    ),
    Problem.NOT_YES_OR_NO: Text(
        "“{value}”不是“是”或“否”。",
        "{value} is neither yes nor no.",
        "填是或否。",
        "Write 是 or 否, yes or no.",
    ),
    Problem.TOO_MANY_CELLS: Text(
        "此行的单元格比表头多。",
        "The row has more cells than there are headings.",
        "检查多余的逗号；含逗号的文字要加引号。",
        "Look for a comma too many; a text that has one stands in quotes.",
    ),
}


class RowError(NamedTuple):
    """`row`: as a spreadsheet counts, the headings are 1.  `other`: what the value was held against."""

    file: str
    row: int
    column: str
    value: str
    problem: str
    other: str = ""

    @property
    def text(self) -> Text:
        """The problem in words."""
        told = {"value": self.value, "other": self.other}
        return Text(*(part.format(**told) for part in TEXTS[Problem(self.problem)]))

    def __str__(self) -> str:
        zh, en, hint_zh, hint_en = self.text
        place = f"{self.file}, row {self.row}, {self.column}"
        return f"{place}: {self.problem} {zh}{hint_zh} / {en} {hint_en}"
