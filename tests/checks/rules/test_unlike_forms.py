"""Forms of other cities' documents that look like a slip and are none."""

import pytest
from checks.documents import found, spot, target

_PLAN = "云川市林业方案\n「十\n四五」期间，完成植树30万亩。".translate(str.maketrans("「」", "“”"))


def test_a_line_end_within_a_year_breaks_no_year() -> None:
    at, words = spot(_PLAN, "十\n四五"), spot(_PLAN, "30万亩")
    years = {"year": "2025", "from_year": "2021", "year_at": f"[{at[0]}, {at[1]}]"}
    fragment = target(words, kind="total", value="30", **years)
    assert found("V006", _PLAN, fragment) == []
    assert found("V006", _PLAN, fragment.replace("2025", "2030")) == [
        "indicators[0].targets[0].year"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # 县级市 is a kind of place, whether in brackets behind 区 or alone.
        ("5年内市、区（县级市）两级引进紧缺人才30名。", False),
        ("各区、县级市引进紧缺人才30名。", False),
        ("县级引进紧缺人才30名。", True),
        ("县级以上单位引进紧缺人才30名。", True),
        # What restricts the first of a list says nothing of the next.
        ("扶持40个市级研修班和紧缺人才30名。", False),
    ],
)
def test_what_restricts_a_number(text: str, told: bool) -> None:
    at, name = spot(text, "30名"), spot(text, "紧缺人才")
    fragment = (
        f"indicators: [{{id: firms, name: 紧缺人才, at: [{name[0]}, {name[1]}], targets: ["
        f"{{id: a, kind: total, value: 30, unit: 名, words: 30名, at: [{at[0]}, {at[1]}]}}]}}]"
    )
    assert bool(found("V044", text, fragment)) is told


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        # What is counted stands behind the number, in other words than the indicator's name.
        ("培养青年技工90名，并资助30名工匠出国培训。", "出国培训的工匠", "资助30名"),
        ("推进城市黑臭水体清零，完成30个城区管网改造。", "管网改造的城区", "完成30个"),
    ],
)
def test_what_stands_behind_a_number_is_counted(text: str, name: str, words: str) -> None:
    at = spot(text, words)
    other = "青年技工" if "青年技工" in text else "城市黑臭水体"
    place = spot(text, other)
    fragment = (
        f"indicators: [{{id: a, name: {other}, at: [{place[0]}, {place[1]}], targets: []}}, "
        f"{{id: b, name: {name}, targets: [{{id: b.1, kind: total, value: 30, words: {words}, "
        f"at: [{at[0]}, {at[1]}]}}]}}]"
    )
    assert found("V045", text, fragment) == []


def test_the_name_before_a_number_is_still_told() -> None:
    text = "培养青年技工30名，建设工匠学院3所。"
    at, place = spot(text, "30名"), spot(text, "青年技工")
    fragment = (
        f"indicators: [{{id: a, name: 青年技工, at: [{place[0]}, {place[1]}], targets: []}}, "
        f"{{id: b, name: 茶园面积, targets: [{{id: b.1, kind: total, value: 30, words: 30名, "
        f"at: [{at[0]}, {at[1]}]}}]}}]"
    )
    assert found("V045", text, fragment) != []


@pytest.mark.parametrize(("thing", "told"), [("节能约束性指标", False), ("节能指标", True)])
def test_a_name_may_say_that_it_is_binding(thing: str, told: bool) -> None:
    text = f"全面完成国家下达的{thing}。"
    at, name = spot(text, text[:-1]), spot(text, thing)
    fragment = (
        f"indicators: [{{id: a, name: {thing}, attribute: binding, at: [{name[0]}, {name[1]}], "
        f"targets: [{{id: a.1, kind: relative, words: {text[:-1]}, at: [{at[0]}, {at[1]}]}}]}}]"
    )
    assert bool(found("V041", text, fragment)) is told


@pytest.mark.parametrize("goal", [True, False])
def test_a_goal_may_open_the_numbers_of_the_measures(goal: bool) -> None:
    text = "1.目标。培养人才。\n2.引才。引进人才。\n3.育才。培养人才。\n"
    second, third = spot(text, "2.引才。引进人才。"), spot(text, "3.育才。培养人才。")
    fragment = (
        f"measures: [{{id: m2, number: '2', title: 引才, at: [{second[0]}, {second[1]}]}}, "
        f"{{id: m3, number: '3', title: 育才, at: [{third[0]}, {third[1]}]}}]"
    )
    if goal:
        fragment += "\ngoals: [{id: goal, title: 目标, at: [0, 10]}]"
    assert bool(found("V033", text, fragment)) is not goal
