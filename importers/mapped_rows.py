"""Areas and units of any other register, by the columns that the caller maps or that are guessed."""

from collections.abc import Iterator
from typing import Any

from importers.columns import Field
from importers.register_fields import RowReader, each_row
from importers.register_store import RegisterRow
from importers.tables import Table
from model.area_name import area_name
from model.kinds import AreaKind, UnitKind

AREA_FIELDS = (
    Field("code", ("区划代码", "行政区划代码", "统计用区划代码", "区域代码", "代码", "编码"), required=True),
    Field("name", ("名称", "区划名称", "行政区划名称", "区域名称", "地名"), required=True),
    Field("kind", ("类型", "类别", "级别", "层级", "区划级别", "level", "type"), required=True),
    Field("parent_code", ("上级代码", "上级区划代码", "上级编码", "父级代码", "parent")),
)
UNIT_FIELDS = (
    Field("code", ("统一社会信用代码", "单位代码", "代码", "编码"), required=True),
    Field("name", ("单位名称", "名称", "企业名称"), required=True),
    Field("kind", ("单位类型", "类型", "类别", "单位类别", "type"), required=True),
    Field("operating", ("是否在营", "在营", "经营状态", "运营")),
    Field("staff", ("职工人数", "从业人数", "员工数", "职工数")),
    Field("full_members", ("正式党员", "正式党员数", "正式党员人数")),
    Field("area", ("所在区域", "所属社区", "区划代码", "所在社区代码", "社区代码", "area_code")),
)
AREA_LEVELS = {kind.value: level for level, kind in enumerate(AreaKind)}
AREA_WORDS = {kind.value: kind.value for kind in AreaKind} | {
    word: kind
    for kind, words in {
        AreaKind.PROVINCE: ("省", "自治区", "直辖市", "省级"),
        AreaKind.CITY: ("市", "地区", "自治州", "盟", "地级市", "地级"),
        AreaKind.DISTRICT: ("区", "县", "区县", "市辖区", "县级市", "旗", "县级"),
        AreaKind.STREET: ("街道", "镇", "乡", "乡镇", "街道办事处", "乡级"),
        AreaKind.COMMUNITY: ("社区", "村", "居委会", "村委会", "村级"),
        AreaKind.GRID: ("网格",),
        AreaKind.BUILDING: ("楼院", "楼栋", "楼"),
    }.items()
    for word in words
}
UNIT_WORDS = {kind.value: kind.value for kind in UnitKind} | {
    word: kind
    for kind, words in {
        UnitKind.ENTERPRISE: ("企业", "非公企业", "公司"),
        UnitKind.INTERNET_ENTERPRISE: ("互联网企业",),
        UnitKind.CO_WORKING_SPACE: ("共享办公", "众创空间"),
        UnitKind.EDUCATION_COMPANY: ("教育公司", "培训机构", "教育机构"),
        UnitKind.LAW_FIRM: ("律师事务所", "律所"),
        UnitKind.SOCIAL_ORGANISATION: ("社会组织", "社会团体", "民办非企业单位"),
        UnitKind.SCHOOL: ("学校", "幼儿园"),
        UnitKind.HOSPITAL: ("医院", "卫生院"),
        UnitKind.PUBLIC_SECURITY: ("公安", "派出所"),
        UnitKind.AGENCY: ("机关", "机关单位", "事业单位"),
    }.items()
    for word in words
}  # fmt: skip


def read_area_rows(table: Table, places: dict[str, int]) -> Iterator[tuple[RowReader, RegisterRow | None]]:
    """Each row as the reader stands at it, with its errors, and as an area where it has code and kind."""
    for reader in each_row(table, places):
        code, name = reader.code("code", required=True), reader.name()
        kind, parent = reader.kind("kind", AREA_WORDS), reader.code("parent_code")
        if not code or not kind:
            yield reader, None
            continue
        content: dict[str, Any] = {
            "name": area_name(name, AreaKind(kind)),
            "registerName": name,
            "kind": kind,
            "synthetic": False,
        }
        yield reader, RegisterRow(code, AREA_LEVELS[kind], name, parent, content)


def read_unit_rows(table: Table, places: dict[str, int]) -> Iterator[tuple[RowReader, RegisterRow | None]]:
    """Each row as the reader stands at it, with its errors, and as a unit. What has no column is not told."""
    for reader in each_row(table, places):
        code, name = reader.code("code", required=True), reader.name()
        content: dict[str, Any] = {"name": name, "kind": reader.kind("kind", UNIT_WORDS), "synthetic": False}
        if "operating" in places:
            content["operating"] = reader.yes("operating")
        if "staff" in places:
            content["staff"] = reader.number_from_zero("staff")
        if "full_members" in places:
            content["fullMembers"] = reader.number_from_zero("full_members")
        area = reader.code("area")
        yield reader, RegisterRow(code, 0, name, area, content, "area") if code else None
