"""Those whom a document charges in sentences, and in no bracket."""

import pytest

import policymodel as pm

HEAD = "云泽市水网工作方案\n一、重点任务\n"
LAST = "\n2.疏河道。疏通主河道。（市水务局负责）\n"


def roles(measure: pm.Measure) -> dict[str, tuple[str, ...]]:
    return {each.role: each.organizations for each in measure.responsibilities}


def first(item: str) -> pm.Measure:
    made = pm.draft(HEAD + item + LAST)
    assert [each.format() for each in pm.verify(made.plan, made.source)] == []
    return made.plan.measures[0]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "由市水务局负责，市财政局配合，年内建成。",
            {"responsible": ("市水务局",), "support": ("市财政局",)},
        ),
        ("市水务局负责新建水库，加固堤防。", {"responsible": ("市水务局",)}),
        (
            "市水务局负责新建水库，市财政局负责保障资金。",
            {"responsible": ("市水务局", "市财政局")},
        ),
        ("新建水库，由市水务局牵头制定方案。", {"lead": ("市水务局",)}),
    ],
)
def test_sentences_charge_those_who_act(said: str, wanted: dict[str, tuple[str, ...]]) -> None:
    measure = first(f"1.建水库。{said}")
    assert roles(measure) == wanted


@pytest.mark.parametrize(
    "said",
    [
        "具体办法由市水务局负责解释。",
        "支持云泽大学牵头建设实验室。",
        "落实市水务局牵头制定的办法。",
        "市水务局负责同志到场。",
        "新建水库，市水务局负责人签字。",
    ],
)
def test_who_is_only_spoken_of_is_not_charged(said: str) -> None:
    assert roles(first(f"1.建水库。{said}")) == {}


@pytest.mark.parametrize("mark", ["：", "。"])
def test_duties_below_the_name_of_a_body_are_its_own(mark: str) -> None:
    made = pm.draft(
        f"{HEAD}1.建水库。新建水库。{LAST}二、职责分工\n"
        f"（一）市财政局{mark}负责落实建设资金。\n（二）各区政府{mark}负责辖区内征地。\n"
    )
    assert [(each.title, roles(each)) for each in made.plan.measures[2:]] == [
        ("市财政局", {"responsible": ("市财政局",)}),
        ("各区政府", {"responsible": ("各区政府",)}),
    ]


def test_duties_may_stand_on_lines_that_begin_with_a_body() -> None:
    made = pm.draft(
        f"{HEAD}1.建水库。新建水库。{LAST}二、职责分工\n市财政局：负责落实建设资金。\n"
        "各区政府：负责辖区内征地。\n三、保障措施\n（一）加强领导。统筹推进。\n"
    )
    assert [(each.title, roles(each)) for each in made.plan.measures[2:4]] == [
        ("市财政局", {"responsible": ("市财政局",)}),
        ("各区政府", {"responsible": ("各区政府",)}),
    ]


def test_what_may_charge_somebody_is_asked() -> None:
    """Of two sentences one alone is read; one behind others may speak of a step alone."""
    made = pm.draft(
        f"{HEAD}1.建水库。由市水务局牵头，组织论证库址；由市财政局牵头，筹措资金。\n"
        f"2.疏河道。疏通主河道，各区政府负责清理岸线。\n3.建泵站。新建泵站。（市水务局负责）\n"
    )
    assert roles(made.plan.measures[0]) == {"lead": ("市水务局",)}
    assert roles(made.plan.measures[1]) == {}
    asked = [each.at for each in made.questions if each.rule == "spoken-of"]
    assert [made.source.text[at.slice] for at in asked] == [
        "市财政局牵头",
        "各区政府负责清理岸线",
    ]
