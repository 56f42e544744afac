"""Bodies named in headings over what they have to do."""

import pytest
from drafting.tabled import FORMATS, disputed
from drafting.tabled import drafted as from_bytes
from intake.making import Table

import policymodel as pm

HEAD = "云泽市水网工作方案\n为建设水网，制定本方案。\n一、总体目标\n水网基本建成。\n"
TASKS = "二、重点任务\n1.建水库。新建水库。（市水务局负责）\n2.疏河道。疏通河道。（市水务局负责）\n"
LAST = "四、保障措施\n（一）加强领导。统筹推进。\n"
CASES = [
    pytest.param("（一）{}\n{}\n", id="lines"),
    pytest.param("（一）{}。{}\n", id="sentences"),
    pytest.param("（一）{}职责\n{}\n", id="named as duties"),
    pytest.param("（一）{}：{}\n", id="colons"),
]


def drafted(text: str) -> pm.Plan:
    made = pm.draft(HEAD + text)
    asked = {each.path for each in made.questions}
    found = pm.verify(made.plan, made.source)
    assert [each.format() for each in found if each.path not in asked] == []
    assert [each for each in pm.check(made.plan) if each.severity == "error"] == []
    return made.plan


def charged(plan: pm.Plan, section: str) -> list[tuple[str, dict[str, tuple[str, ...]]]]:
    return [
        (
            each.title or each.summary or "",
            {said.role: said.organizations for said in plan.responsibilities(each)},
        )
        for each in plan.measures
        if each.section[:1] == (section,) or (each.number == section and not each.section)
    ]


def only(*names: str) -> dict[str, tuple[str, ...]]:
    return {"responsible": names}


@pytest.mark.parametrize("layout", CASES)
def test_a_body_over_its_duties_is_charged_with_them(layout: str) -> None:
    chapter = "".join(
        layout.replace("（一）", f"（{number}）").format(name, duty)
        for number, name, duty in (
            ("一", "市财政局", "统筹安排资金，加强监管。"),
            ("二", "市公安局、市城管局", "维护施工秩序，疏导交通。"),
            ("三", "相关街镇", "调查居民需求，征求各方意见。"),
        )
    )
    plan = drafted(f"{TASKS}三、职责分工\n{chapter}{LAST}")
    assert [said for _, said in charged(plan, "三")] == [
        only("市财政局"),
        only("市公安局", "市城管局"),
        only("相关街镇"),
    ]


def test_duties_that_are_measures_of_their_own_are_the_body_s() -> None:
    plan = drafted(
        f"{TASKS}三、职责分工\n（一）市水务局\n1.制定规划，建立协商机制。\n"
        f"2.调查各处水源。\n（二）市财政局\n统筹安排资金，加强监管。\n{LAST}"
    )
    assert charged(plan, "三") == [
        ("制定规划，建立协商机制", only("市水务局")),
        ("调查各处水源", only("市水务局")),
        ("市财政局", only("市财政局")),
    ]


def test_numbers_that_divide_the_duties_of_a_body_are_no_measures() -> None:
    plan = drafted(
        f"{TASKS}三、部门职责\n1.市水务局\n（1）制定规划。\n（2）调查水源。\n"
        f"2.市财政局\n（1）统筹资金。\n（2）评价绩效。\n{LAST}"
    )
    assert charged(plan, "三") == [("市水务局", only("市水务局")), ("市财政局", only("市财政局"))]


def test_chapters_may_be_named_for_bodies() -> None:
    plan = drafted(
        "二、市水务局\n1.制定规划。\n2.调查水源。\n三、市财政局\n统筹安排资金，加强监管。\n" + LAST
    )
    assert charged(plan, "二") == [("制定规划", only("市水务局")), ("调查水源", only("市水务局"))]
    assert charged(plan, "三") == [("市财政局", only("市财政局"))]


def test_who_leads_in_words_leads_below_the_name_too() -> None:
    plan = drafted(
        f"{TASKS}三、职责分工\n（一）市水务局：牵头制定规划。\n（二）市财政局：统筹资金。\n{LAST}"
    )
    assert charged(plan, "三") == [
        ("市水务局", {"lead": ("市水务局",)}),
        ("市财政局", only("市财政局")),
    ]


def test_others_that_sentences_below_a_body_charge_are_charged_beside_it() -> None:
    plan = drafted(
        f"{TASKS}三、职责分工\n（一）市水务局\n制定规划。市气象局负责提供雨情。\n"
        f"（二）市财政局\n统筹资金。\n{LAST}"
    )
    first = next(each for each in plan.measures if each.title == "市水务局")
    assert [
        (said.role, said.organizations) for part in first.parts for said in part.responsibilities
    ] == [("responsible", ("市气象局",))]


@pytest.mark.parametrize("said", ["会同市审计局开展绩效评价", "由市审计局配合评价绩效"])
def test_others_take_part_in_the_duties_below_a_body(said: str) -> None:
    plan = drafted(
        f"{TASKS}三、职责分工\n（一）市水务局\n制定规划，调查水源。\n"
        f"（二）市财政局\n统筹资金，{said}。\n{LAST}"
    )
    second = next(each for each in plan.measures if each.title == "市财政局")
    assert [(each.role, each.organizations) for each in second.responsibilities] == [
        ("responsible", ("市财政局",))
    ]
    assert [
        (each.role, each.organizations) for part in second.parts for each in part.responsibilities
    ] == [("support", ("市审计局",))]


@pytest.mark.parametrize("name", ["公安部门", "云泽水务集团公司", "市场监管部门、各街道"])
def test_beside_plain_names_others_need_not_say_whose_they_are(name: str) -> None:
    plan = drafted(
        f"{TASKS}三、任务分工\n（一）市财政局\n统筹资金。\n（二）{name}\n维护秩序。\n{LAST}"
    )
    assert charged(plan, "三")[1] == (name, only(*name.split("、")))


def test_lines_may_begin_with_bodies_or_stand_below_their_names() -> None:
    wanted = [("市水务局", only("市水务局")), ("公安部门", only("公安部门"))]
    for sign in ("：", "\n", "：\n"):
        plan = drafted(
            f"{TASKS}三、职责分工\n市水务局{sign}编制规划，疏浚河道；\n公安部门{sign}维护秩序。\n"
            + LAST
        )
        assert charged(plan, "三") == wanted


@pytest.mark.parametrize(
    "titles",
    [("高新区", "经开区"), ("市级中心", "区级中心"), ("市高新区", "各县区"), ("市直机关", "居民")],
)
def test_places_and_kinds_are_no_bodies(titles: tuple[str, str]) -> None:
    plan = drafted(
        f"二、分区安排\n（一）{titles[0]}\n建设管网。\n（二）{titles[1]}\n完善设施。\n{LAST}"
    )
    assert [said for _, said in charged(plan, "二")] == [{}, {}]


def test_one_such_heading_among_others_charges_nobody() -> None:
    plan = drafted(f"二、重点任务\n（一）水库\n新建水库。\n（二）市水务局\n改造办公楼。\n{LAST}")
    assert [said for _, said in charged(plan, "二")] == [{}, {}]


def test_members_of_a_leading_group_are_charged_where_duties_are_shared_out() -> None:
    members = "1.市水务局\n承担日常工作。\n2.市财政局\n保障经费。\n"
    group = f"{TASKS}三、组织领导\n成立市水网建设领导小组。\n"
    assert [said for _, said in charged(drafted(group + members), "三")] == [{}, {}]
    told = drafted(f"{group}（一）领导小组。统筹推进。\n（二）成员单位职责分工\n{members}")
    assert [said for _, said in charged(told, "三")][1:] == [only("市水务局"), only("市财政局")]


def test_requirements_of_management_are_to_be_met() -> None:
    plan = drafted(
        "二、工作内容\n（一）主要任务\n1.调查水源，分类管理。\n2.新建水库，完善管网。\n"
        f"（二）管理要求\n1.新建水库应当全天开放。\n2.沿河单位应当清理河岸。\n{LAST}"
    )
    assert [each.number for each in plan.measures[:4]] == ["1", "2", "1", "2"]


DUTIES = (
    ("市港航局", "编制港口规划，疏浚航道。"),
    ("市财政局、市审计局", "统筹安排资金，评价绩效。"),
    ("各县（市、区）政府", "做好征地拆迁。"),
)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "heads",
    [("部门", "职责"), ("单位", "工作职责"), ("责任单位", "职责分工"), ("责任单位", "工作任务")],
)
@pytest.mark.parametrize("numbered", [False, True])
def test_tables_may_have_a_body_and_its_duties_in_a_row(
    kind: str, heads: tuple[str, str], *, numbered: bool
) -> None:
    rows = [heads, *DUTIES]
    if numbered:
        rows = [(str(place) if place else "序号", *row) for place, row in enumerate(rows)]
    made = from_bytes(FORMATS[kind](("云川市港口任务分工方案", Table(tuple(rows)))), f"a.{kind}")
    assert [(each.title, each.number) for each in made.plan.measures] == [
        (duty.rstrip("。"), str(place) if numbered else None)
        for place, (_, duty) in enumerate(DUTIES, start=1)
    ]
    assert [
        [(said.role, said.organizations) for said in each.responsibilities]
        for each in made.plan.measures
    ] == [
        [("responsible", tuple(names.split("、")) if "（" not in names else (names,))]
        for names, _ in DUTIES
    ]
    assert disputed(made) == []


def test_rows_of_markdown_may_begin_with_a_body() -> None:
    rows = "".join(f"| {names} | {duty} | 年底 |\n" for names, duty in DUTIES)
    plan = drafted(f"二、任务分工\n| 部门 | 职责 | 完成时限 |\n|---|---|---|\n{rows}{LAST}")
    assert [said for _, said in charged(plan, "二")] == [
        only("市港航局"),
        only("市财政局", "市审计局"),
        only("各县（市、区）政府"),
    ]


def test_a_unit_of_measure_is_no_body() -> None:
    heads, rows = "| 指标 | 单位 | 2030年 |", "| 水库 | 座 | 3 |\n| 管网 | 公里 | 30 |"
    text = f"二、主要指标\n{heads}\n|---|---|---|\n{rows}\n"
    assert drafted(f"{text}{TASKS}{LAST}").organizations[0].name == "市水务局"


BODIES = "市水务局：\n1.制定规划。\n2.调查水源。\n{}\n1.统筹资金。\n2.评价绩效。\n"


@pytest.mark.parametrize("above", ["", "二、重点任务\n", "二、任务分工\n"])
@pytest.mark.parametrize("second", ["市财政局：", "市财政局、市公安局:", "各县（区）人民政府："])
def test_bodies_without_numbers_over_items_are_charged_with_these(above: str, second: str) -> None:
    items = f"{BODIES.format(second)}市林业局：\n1.植树护岸。\n"
    made = pm.draft(f"云泽市水网工作任务清单\n{above}{items}")
    names = tuple(second[:-1].split("、"))
    assert [each.format() for each in pm.verify(made.plan, made.source)] == []
    said = [
        (each.title, {said.role: said.organizations for said in made.plan.responsibilities(each)})
        for each in made.plan.measures
    ]
    assert said == [
        ("制定规划", only("市水务局")),
        ("调查水源", only("市水务局")),
        ("统筹资金", only(*names)),
        ("评价绩效", only(*names)),
        ("植树护岸", only("市林业局")),
    ]


@pytest.mark.parametrize("second", ["具体如下：", "市财政局"])
def test_one_body_alone_over_items_charges_nobody(second: str) -> None:
    made = pm.draft(f"云泽市水网工作任务清单\n{BODIES.format(second)}")
    assert not any(made.plan.responsibilities(each) for each in made.plan.measures)


@pytest.mark.parametrize("behind", ["\n", "", " "])
def test_the_first_duty_may_stand_on_the_line_of_the_name(behind: str) -> None:
    text = (
        "云溪市食堂工作方案\n一、任务分工\n"
        f"市甲局：{behind}1.排查食堂。全部排查。\n2.培训厨师。\n"
        f"市乙局：{behind}1.建设监测平台。\n市丙局：1.安排专项资金。\n"
    )
    drafted = pm.draft(text)
    charged = [
        (each.title, [name for _, name in drafted.plan.assignments(each)])
        for each in drafted.plan.measures
    ]
    assert charged == [
        ("排查食堂", ["市甲局"]),
        ("培训厨师", ["市甲局"]),
        ("建设监测平台", ["市乙局"]),
        ("安排专项资金", ["市丙局"]),
    ]
    assert pm.verify(drafted.plan, drafted.source) == ()


@pytest.mark.parametrize(
    "chapter",
    [
        "三、职责分工\n（一）市财政局\n统筹资金。\n（二）水库\n新建水库。\n（三）河道\n疏浚河道。\n",
        "三、职责分工\n（一）市级中心\n统筹资金。\n（二）区级中心\n新建水库。\n",
        "三、职责分工\n（一）公安部门\n维护秩序。\n（二）水库\n新建水库。\n（三）民政部门\n核查户籍。\n",
    ],
    ids=["one of three", "places", "none plain"],
)
def test_where_duties_are_shared_out_most_headings_name_bodies(chapter: str) -> None:
    made = pm.draft(f"{HEAD}{TASKS}{chapter}{LAST}")
    assert {said for _, each in charged(made.plan, "三") for said in each} == set()


@pytest.mark.parametrize(
    "lines",
    [
        "市水务局\n编制规划，疏浚河道\n市财政局\n统筹资金，评价绩效\n",
        "市水务局\n市财政局\n统筹资金，评价绩效。\n",
        "完成规划。\n市水务局\n疏浚河道。\n市财政局\n统筹资金。\n",
        "公安部门\n维护秩序。\n民政部门\n核查户籍。\n市财政局\n统筹资金。\n",
    ],
    ids=["no sentences", "no duties", "words before", "few plain"],
)
def test_lines_that_are_no_names_over_duties_charge_nobody(lines: str) -> None:
    made = pm.draft(f"{HEAD}{TASKS}三、职责分工\n{lines}{LAST}")
    assert {said for _, each in charged(made.plan, "三") for said in each} == set()


def test_names_over_duties_among_safeguards_are_those_of_members() -> None:
    lines = "市水务局\n编制规划，疏浚河道。\n市财政局\n统筹资金，评价绩效。\n"
    made = pm.draft(f"{HEAD}{TASKS}三、组织领导\n{lines}")
    assert {said for _, each in charged(made.plan, "三") for said in each} == set()


@pytest.mark.parametrize(
    "second",
    [
        "公安部门：\n1.维护秩序。\n民政部门：\n1.核查户籍。\n",
        "市财政局：\n（1）统筹资金。\n（2）评价绩效。\n",
    ],
    ids=["few plain", "numbered otherwise"],
)
def test_bodies_over_items_are_plain_and_these_numbered_alike(second: str) -> None:
    items = f"市水务局：\n1.制定规划。\n2.调查水源。\n{second}"
    made = pm.draft(f"云泽市水网工作任务清单\n{items}")
    assert not any(made.plan.responsibilities(each) for each in made.plan.measures)


def test_whom_a_letter_is_for_is_charged_with_no_chapter() -> None:
    letter = "市水务局：\n一、建水库\n新建水库。\n市财政局：\n一、疏河道\n疏通河道。\n"
    made = pm.draft(f"云泽市水网工作任务清单\n{letter}")
    assert not any(made.plan.responsibilities(each) for each in made.plan.measures)
