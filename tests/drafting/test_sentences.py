"""Those whom a document charges in sentences, and in no bracket."""

import pytest
from drafting.shapes import roles

import policymodel as pm

HEAD = "云泽市水网工作方案\n一、重点任务\n"
LAST = "\n2.疏河道。疏通主河道。（市水务局负责）\n"


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
        (
            "市水务局牵头，会同各乡镇（街道），新建水库。",
            {"lead": ("市水务局",), "support": ("各乡镇（街道）",)},
        ),
        (
            "市水务局牵头培训河工200人次，巡河1500次；市财政局、市气象局配合。",
            {"lead": ("市水务局",), "support": ("市财政局", "市气象局")},
        ),
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


def parted(measure: pm.Measure) -> list[dict[str, tuple[str, ...]]]:
    return [
        {each.role: each.organizations for each in part.responsibilities}
        for part in measure.each_part
    ]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "由市水务局牵头，组织论证库址；由市财政局牵头，筹措资金。",
            [{"lead": ("市水务局",)}, {"lead": ("市财政局",)}],
        ),
        (
            "县水务局负责主体工程；县财政局要落实配套资金；各乡镇人民政府配合征地。",
            [
                {"responsible": ("县水务局",)},
                {"responsible": ("县财政局",)},
                {"support": ("各乡镇人民政府",)},
            ],
        ),
        (
            "主坝由市水务局负责建设，库区公路由市交通运输局负责改线。",
            [{"responsible": ("市水务局", "市交通运输局")}],
        ),
        (
            "县水务局牵头。水源地保护由县生态环境局按规定执行，县公安局依法查处偷排行为。",
            [{"lead": ("县水务局",)}, {"responsible": ("县生态环境局", "县公安局")}],
        ),
        ("疏通主河道，各区政府负责清理岸线。", [{"responsible": ("各区政府",)}]),
        ("各区政府为征地工作责任主体，市财政局参与。", [
            {"responsible": ("各区政府",), "support": ("市财政局",)}
        ]),
        ("各镇人民政府对水源保护负总责。", [{"responsible": ("各镇人民政府",)}]),
        ("市水务局要会同市财政局制定办法。", [
            {"responsible": ("市水务局",), "support": ("市财政局",)}
        ]),
        ("由市水务局会同市财政局、市审计局组织实施，市妇联协助。", [
            {"responsible": ("市水务局",), "support": ("市财政局", "市审计局", "市妇联")}
        ]),
        ("由市水务局、市财政局分别组织实施。", [{"implement": ("市水务局", "市财政局")}]),
        ("由市人力资源和社会保障局、市总工会开展约谈。", [
            {"responsible": ("市人力资源和社会保障局", "市总工会")}
        ]),
        ("村“两委”换届期间市民政局、市妇联共同加强指导。", [
            {"responsible": ("市民政局", "市妇联")}
        ]),
        ("市人社局要推行“县管乡用”，市财政局要落实补助。", [
            {"responsible": ("市人社局", "市财政局")}
        ]),
        ("对企业补助2万元。市水务局、云泽水务集团等落实水价，市税务局落实优惠。", [
            {"responsible": ("市水务局", "云泽水务集团", "市税务局")}
        ]),
        ("市水务局落实水价。", [{}]),
        ("支持省内优势单位牵头创建中心。", [{}]),
        ("建立健全由政府牵头的机制。", [{}]),
        ("市水务局、市财政局要按照职责分工，加强督促。", [
            {"joint": ("市水务局", "市财政局")}
        ]),
        ("水利产业布局要优化，城区经营场所要达标。", [{}]),
        ("提升沿河县（市、区）要加快步伐。", [{}]),
        ("市水务局鼓励社会融资担保机构要加大投入。", [{}]),
        ("第四条市水务主管部门负责监管。", [{"responsible": ("市水务主管部门",)}]),
        ("各县（市、区）要加快改造。", [{"responsible": ("各县（市、区）",)}]),
        ("对用水单位按实际水量补助，市税务局落实优惠，市水务局落实水价。", [
            {"responsible": ("市税务局", "市水务局")}
        ]),
        ("各地、各部门要抓好落实。", [{}]),
        ("市水务局牵头，会同市财政局制定办法。", [
            {"lead": ("市水务局",), "support": ("市财政局",)}
        ]),
        ("市水务局会同省委网信办制定办法。", [
            {"responsible": ("市水务局",), "support": ("省委网信办",)}
        ]),
        ("由市政府办公室牵头，会同市委网信办、市财政局，印发办法。", [
            {"lead": ("市政府办公室",), "support": ("市委网信办", "市财政局")}
        ]),
        ("市水务局牵头，市林业局等部门配合，综治中心、青岭镇、各社区参与。", [
            {"lead": ("市水务局",), "support": ("市林业局", "综治中心", "青岭镇", "各社区")}
        ]),
        ("县水务局、县林业局按职责分工做好巡查。", [{"joint": ("县水务局", "县林业局")}]),
        ("各镇党委、政府对水源保护负总责。", [{"responsible": ("各镇党委、政府",)}]),
        ("——县水务局负责设计；\n——县财政局、县审计局负责资金，长期坚持。", [
            {"responsible": ("县水务局",)}, {"responsible": ("县财政局", "县审计局")}
        ]),
        ("补偿由县水务局、县财政局组织兑付。", [
            {"responsible": ("县水务局", "县财政局")}
        ]),
        ("县水务局每年组织演练，县气象局配合做好预报，县财政局予以支持。", [
            {"responsible": ("县水务局",), "support": ("县气象局", "县财政局")}
        ]),
        ("县水务局为牵头单位，县林业局为配合单位。", [
            {"lead": ("县水务局",), "support": ("县林业局",)}
        ]),
        ("输水由国网云泽供电公司保障用电，县水务局负责调度。", [
            {"responsible": ("国网云泽供电公司", "县水务局")}
        ]),
    ],
)  # fmt: skip
def test_each_sentence_that_charges_somebody_is_read(
    said: str, wanted: list[dict[str, tuple[str, ...]]]
) -> None:
    assert parted(first(f"1.建水库。{said}")) == wanted


def test_sentences_may_charge_others_beside_a_bracket() -> None:
    measure = first(
        "1.建水库。水质由市生态环境局负责监测。新建水库，市水务局负责设计。（市水务局牵头）"
    )
    assert parted(measure) == [
        {"lead": ("市水务局",)},
        {"responsible": ("市生态环境局",)},
    ]


@pytest.mark.parametrize(
    "said",
    [
        "市水务局落实配套资金。",  # what somebody does, where nobody is charged
        "各部门要高度重视，加强协作。",
        "施工企业要加强管理。",
        "推进市水务局要求的工作。",
    ],
)
def test_what_is_done_by_the_way_charges_nobody(said: str) -> None:
    assert parted(first(f"1.建水库。{said}")) == [{}]


def test_steps_and_safeguards_say_by_the_way_what_others_do() -> None:
    made = pm.draft(
        f"{HEAD}1.建水库。新建水库。{LAST}二、实施步骤\n（一）启动阶段。制定方案，市财政局负责资金。\n"
        "三、保障措施\n（一）加强领导。统筹推进，市审计局负责审计。\n"
    )
    assert [parted(each) for each in made.plan.measures[2:4]] == [[{}], [{}]]


def test_what_may_charge_somebody_is_asked() -> None:
    """Who is named like anybody may be meant so."""
    made = pm.draft(
        f"{HEAD}1.建水库。新建水库，施工单位负责安全。\n2.建泵站。新建泵站。（市水务局负责）\n"
    )
    assert roles(made.plan.measures[0]) == {}
    asked = [each.at for each in made.questions if each.rule == "spoken-of"]
    assert [made.source.text[at.slice] for at in asked] == ["施工单位负责安全"]


def test_numbers_in_mid_line_begin_parts() -> None:
    measure = first(
        "1.建水库。（1）筑主坝。开工建设。（市水务局负责）（2）修道路。修通道路。（市交通局负责）"
    )
    assert [(part.number, part.title) for part in measure.parts] == [
        ("（1）", "筑主坝"),
        ("（2）", "修道路"),
    ]


def test_a_number_whose_sentences_charge_somebody_is_a_part_as_those_with_brackets_are() -> None:
    measure = first(
        "1.建水库。\n（1）筑主坝。开工建设。（市水务局负责）\n"
        "（2）管库区。市林业局负责绿化；市公安局负责巡查。\n完成时限：2031年6月\n"
        "（3）修道路。修通道路。（市交通局负责）"
    )
    assert parted(measure) == [
        {"responsible": (name,)} for name in ("市水务局", "市林业局", "市公安局", "市交通局")
    ]
    assert [due.words for due in measure.parts[2].deadlines] == ["2031年6月"]


def test_what_stands_behind_a_body_and_a_colon_is_for_it_to_do() -> None:
    made = pm.draft(
        f"{HEAD}1.市水务局：制定方案，2031年6月底前印发。\n2.各区政府：完成征地。"
        + LAST.replace("2.", "3.")
    )
    assert [(each.title, roles(each)) for each in made.plan.measures[:2]] == [
        ("市水务局", {"responsible": ("市水务局",)}),
        ("各区政府", {"responsible": ("各区政府",)}),
    ]


def test_parts_end_with_a_sign_whatever_blank_stands_behind() -> None:
    charged = "市甲局负责选址，拟定方案\n\n市乙局负责施工，按期完成\n\n"
    text = f"云川市港口方案\n一、重点任务\n1.建码头。\n{charged}2.疏航道。疏通。\n"
    [first, _] = pm.draft(text).plan.measures[:2]
    assert len(first.parts) == 2
    assert all(text[each.at.slice] == text[each.at.slice].strip() for each in first.parts)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "市公安局、市应急局要按照“统一领导、分级负责、属地配合”的原则建立机制。",
            {"responsible": ("市公安局", "市应急局")},
        ),
        ("市交通局要督促企业负责落实整改。", {"responsible": ("市交通局",)}),
        ("各成员单位应当对照清单制定方案，逐条落实。", {"responsible": ("各成员单位",)}),
        ("市人民政府相关部门应当完善考核机制。", {"responsible": ("市人民政府相关部门",)}),
        ("市住建局每年牵头开展评估，总结成效。", {"lead": ("市住建局",)}),
        (
            "市公安局要会同市城管局查处违法行为。",
            {"responsible": ("市公安局",), "support": ("市城管局",)},
        ),
        (
            "市水务局会同市级主管部门组建专家团队，开展评估。",
            {"responsible": ("市水务局",), "support": ("市级主管部门",)},
        ),
        (
            "市水务局要会同市气象局会商雨情，定期对各区开展评价。",
            {"responsible": ("市水务局",), "support": ("市气象局",)},
        ),
        (
            "负有水源监管职责的部门和各区政府要加强检查。",
            {"responsible": ("负有水源监管职责的部门", "各区政府")},
        ),
        (
            "市财政局和其他有水源保护职责的部门要加强监管。",
            {"responsible": ("市财政局", "其他有水源保护职责的部门")},
        ),
    ],
)
def test_what_a_body_must_do_is_not_who_it_is(
    said: str, wanted: dict[str, tuple[str, ...]]
) -> None:
    assert roles(first(f"1.建水库。{said}")) == wanted


def test_what_safeguards_all_is_a_task_where_it_is_the_first_of_them() -> None:
    made = pm.draft(
        "云泽市水网工作方案\n一、加强组织领导\n（一）加强统筹。各区政府要建立机制，定期研究。\n"
        "二、建设水网\n（二）建水库。市水务局要新建水库。\n三、管好水网\n（三）巡查。市水务局要巡查。\n"
    )
    assert roles(made.plan.measures[0]) == {"responsible": ("各区政府",)}


def test_safeguards_behind_the_tasks_ask_all_to_do_their_part() -> None:
    made = pm.draft(
        "云泽市水网工作方案\n一、建设水网\n（一）建水库。市水务局要新建水库。\n"
        "二、加强组织领导\n（一）加强统筹。各区政府要建立机制，定期研究。\n"
    )
    assert roles(made.plan.measures[-1]) == {}


@pytest.mark.parametrize("places", ["各市（州）、县（市、区）", "各设区市、县（市）", "各市、县"])
def test_places_that_share_what_they_are_are_one_name(places: str) -> None:
    wanted = {"responsible": (f"{places}人民政府",)}
    assert roles(first(f"1.建水库。{places}人民政府负责征地。")) == wanted
    assert roles(first(f"1.建水库。新建水库。（责任单位：{places}人民政府）")) == wanted


def test_what_a_bracket_says_of_others_from_here_on_hides_nobody() -> None:
    made = pm.draft(
        f"{HEAD}1.建水库。新建水库。（市水务局牵头，市财政局配合。以下均需各区政府落实，"
        f"市应急局负责园区内的有关工作，不再单独列出）{LAST}"
    )
    assert roles(made.plan.measures[0]) == {"lead": ("市水务局",), "support": ("市财政局",)}
    assert [(each.kind, each.organizations) for each in made.plan.conventions] == [
        ("also", ("各区政府",))
    ]


@pytest.mark.parametrize(
    "said",
    [
        "建设水井，有效保障各县区应急用水。",
        "化工园区编制防控方案并组织实施。",
        "各有关部门要加强协调配合，形成合力。",
        "省有关部门要各司其职、密切配合。",
        "自治区有关部门要各负其责、协调联动。",
    ],
)
def test_kinds_and_everybody_are_charged_with_nothing(said: str) -> None:
    assert roles(first(f"1.建水库。{said}")) == {}
