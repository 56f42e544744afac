"""Those in charge in the cells of tables, as verification reads them: from the text alone."""

import pytest
from attrs import evolve

import policymodel as pm
from policymodel.model import Responsibility, Span
from policymodel.source.cells import cell_readings, head_of, heads_before, heads_of, table_heads

TEXT = """云川市港口任务清单
序号
任务
牵头单位
配合单位
完成时限
1
新建泊位
市港航局
市财政局、市水利局
2032年6月底前
2
改造码头
市水利局
/
2033年
"""


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def plan(**roles: tuple[str, ...]) -> pm.Plan:
    """The plan of the first row, in which these hold the roles."""
    known = pm.draft(pm.SourceText(TEXT + "1.新建泊位。加快建设。（市港航局负责）\n2.改造码头。"))
    names = ("市港航局", "市财政局", "市水利局", "市教育局")
    bodies = tuple(pm.Organization(name=each, kind="department") for each in names)
    held = tuple(Responsibility(role=r, organizations=o) for r, o in roles.items())  # type: ignore[arg-type]
    whole = at(TEXT[TEXT.index("1\n新建") : TEXT.index("\n2\n改造")])
    measure = pm.Measure(
        id="m1",
        number="1",
        title="新建泊位",
        responsibilities=held,
        responsibilities_at=at("市港航局\n市财政局、市水利局"),
        at=whole,
    )
    source = pm.SourceText(TEXT).source
    document = evolve(known.plan.document, source=source)
    return pm.Plan(
        id="a",
        document=document,
        jurisdiction=known.plan.jurisdiction,
        organizations=bodies,
        measures=(measure,),
    )


def codes(given: pm.Plan) -> list[str]:
    found = pm.verify(given, pm.SourceText(TEXT), select="V008,V009")
    return [each.code for each in found]


def test_cells_that_say_what_the_plan_says_are_a_place() -> None:
    assert codes(plan(lead=("市港航局",), support=("市财政局", "市水利局"))) == []


@pytest.mark.parametrize(
    "roles",
    [
        {"support": ("市港航局",), "lead": ("市财政局", "市水利局")},
        {"lead": ("市港航局", "市财政局", "市水利局")},
        {"lead": ("市港航局",), "support": ("市财政局",)},
        {"lead": ("市港航局",), "support": ("市财政局", "市水利局", "市教育局")},
        {"lead": ("市港航局",), "support": ("市水利局", "市财政局")},
        {"joint": ("市港航局",), "support": ("市财政局", "市水利局")},
    ],
    ids=["swapped", "one role", "left out", "added", "order", "other role"],
)
def test_what_cells_do_not_say_is_told(roles: dict[str, tuple[str, ...]]) -> None:
    assert codes(plan(**roles)) != []


def test_a_place_that_is_no_whole_cell_is_told() -> None:
    given = plan(lead=("市港航局",), support=("市财政局", "市水利局"))
    moved = evolve(given.measures[0], responsibilities_at=at("港航局\n市财政局、市水利局"))
    assert codes(evolve(given, measures=(moved,))) == ["V008"]


def test_heads_are_those_of_the_nearest_table_above() -> None:
    heads = table_heads(TEXT + "责任单位\n市甲局\n")
    assert [each.role for each in heads_before(heads, at("市港航局").start)] == ["lead", "support"]
    assert [each.role for each in heads_before(heads, len(TEXT) + 5)] == ["responsible"]
    assert heads_before(heads, 3) == ()


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("牵头单位", "lead"),
        ("责任单位", "responsible"),
        ("牵头（责任）单位", "lead"),
        ("分管领导", "responsible"),
        ("联系人", "contact"),
        ("分工", "responsible"),
        ("市本级内设处室", None),
        ("责任单位及责任人", "responsible"),
        ("加强组织领导", None),
        ("施工单位", None),
        ("完成时限", None),
    ],
)
def test_a_head_says_who_stands_below_it_or_nothing(words: str, role: str | None) -> None:
    found = head_of(words)
    assert (found.role if found else None) == role


def test_lines_with_other_cells_between_are_not_read() -> None:
    heads = heads_before(table_heads(TEXT), len(TEXT))
    both = Span(at("市港航局").start, at("市水利局\n/").end)
    assert cell_readings(TEXT, both, heads, ("市港航局", "市水利局", "市财政局")) == ()
    assert cell_readings(TEXT, Span(both.start + 1, both.end), heads, ()) is None
    assert cell_readings(TEXT, both, (), ()) is None


@pytest.mark.parametrize(
    ("heads", "roles"),
    [
        (["部门", "工作职责", "备注"], ["responsible", None, None]),
        (["责任单位", "职责分工"], ["responsible", None]),
        (["牵头单位", "部门", "职责任务"], ["lead", None, None]),
        (["职责分工", "任务名称"], ["responsible", None]),
        (["部门", "数量"], [None, None]),
        (["责任单位", "数量"], ["responsible", None]),
    ],
)
def test_heads_beside_duties_say_whose_they_are(heads: list[str], roles: list[str | None]) -> None:
    assert [found.role if found else None for found in heads_of(heads)] == roles


def test_a_head_that_says_bodies_is_one_beside_duties() -> None:
    duties = "任务表\n部门\n工作职责\n市港航局\n新建泊位\n"
    assert [[each.role for each in head.labels] for head in table_heads(duties)] == [
        ["responsible"]
    ]
    assert table_heads(duties.replace("工作职责", "泊位数量")) == ()
