"""Heads and ends of documents as copies have them: what stands together, over and behind."""

import pytest

import policymodel as pm
from policymodel.drafting.paragraphs import paragraphs

_PLAN = "一、重点任务\n1.建码头。新建泊位。（市港航局负责）\n2.疏航道。清淤。（市水务局负责）\n"


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("关于印发云川市港口工作方案的通知云港〔2031〕2号\n各有关单位：\n", "云港〔2031〕2号"),
        ("云川市港口工作方案（云港〔2031〕2号）\n各有关单位：\n", "云港〔2031〕2号"),
        (
            "云川市港航局关于印发云川市港口工作方案\n的通知(云港〔2031〕2号)\n各单位：\n",
            "云港〔2031〕2号",
        ),
        ("云港[2031]2号 签发人：李某\n云川市港口工作方案\n", "云港[2031]2号"),
    ],
)
def test_a_number_may_stand_in_a_line_with_other_words(head: str, number: str) -> None:
    drafted = pm.draft(head + _PLAN)
    document = drafted.plan.document
    assert (document.title, document.number) == ("云川市港口工作方案", number)
    assert pm.verify(drafted.plan, drafted.source) == ()


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        ("云川市港口工作方案（2031年3月9日）\n", "2031-03-09"),
        ("云川市港口工作方案\n（2031年3月9日云川市第三届委员会第二次全体会议通过）\n",
         "2031-03-09"),
        ("云川市港口发展规划\n2031年3月目 录\n", "2031-03"),
        ("云川市港口发展规划\n云川市港航局二〇三一年三月\n", "2031-03"),
        ("关于印发云川市港口工作方案的通知\n各有关单位：\n现印发。\n云川市港航局\n"
         "2031年3月9日附件\n云川市港口工作方案\n", "2031-03-09"),
        ("关于印发云川市港口工作方案的通知\n各有关单位：\n现印发。\n云川市港航局\n"
         "2031年3月9日（此件公开发布）\n云川市港口工作方案\n", "2031-03-09"),
    ],
)  # fmt: skip
def test_a_day_may_stand_in_a_line_with_other_words(head: str, issued: str) -> None:
    drafted = pm.draft(head + _PLAN)
    document = drafted.plan.document
    assert document.title in ("云川市港口工作方案", "云川市港口发展规划")
    assert str(document.issued) == issued
    assert pm.verify(drafted.plan, drafted.source) == ()


@pytest.mark.parametrize(
    ("head", "issuers"),
    [
        ("云川市港航局等5部门关于建设港口的实施意见\n", ("云川市港航局",)),
        ("中共云川市委、云川市人民政府贯彻落实《关于建设港口的意见》的实施意见\n",
         ("中共云川市委", "云川市人民政府")),
        ("云川市港航局2031年港口工作计划\n", ("云川市港航局",)),
        ("云川市港口发展规划\n云川市港航局二〇三一年三月\n", ("云川市港航局",)),
    ],
)  # fmt: skip
def test_who_issued_a_plan_may_stand_in_its_title_or_over_a_day(
    head: str, issuers: tuple[str, ...]
) -> None:
    assert pm.draft(head + _PLAN).plan.document.issuers == issuers


def test_what_the_last_lines_say_of_printing_is_likely() -> None:
    end = "抄送：市委办公室。\n云川市人民政府办公室 2031年3月9日印发\n"
    drafted = pm.draft(f"云川市港口工作方案\n{_PLAN}{end}")
    document = drafted.plan.document
    assert (document.issuers, str(document.issued)) == (("云川市人民政府办公室",), "2031-03-09")
    sure = {each.path: each.sureness for each in drafted.readings}
    assert (sure["document.issued"], sure["document.issuers[0]"]) == ("likely", "likely")
    assert pm.verify(drafted.plan, drafted.source) == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("云川市港航局关于建设港口和疏", "浚航道的通知"),
        ("云川市港航局支持港口", "发展扶持计划操作规程"),
        ("中共云川市委关于建设港口和疏", "浚航道的决定"),
        ("云川市绿色港口建设评价", "导则（2031版）"),
    ],
)
def test_a_title_may_take_two_lines_whatever_the_document_is_called(lines: tuple[str, str]) -> None:
    drafted = pm.draft("\n".join(lines) + f"\n各有关单位：\n{_PLAN}")
    assert drafted.plan.document.title == "".join(lines)
    assert "title" not in [each.rule for each in drafted.questions]


def test_what_stands_between_titles_is_no_part_of_one() -> None:
    head = (
        "附件1\n云川市港口评价导则（2031版）\n云川市港航局\n2031年1月\n目 录\n云川市港口评价导则\n"
    )
    document = pm.draft(head + _PLAN).plan.document
    assert document.title in ("云川市港口评价导则（2031版）", "云川市港口评价导则")
    assert (document.issuers, str(document.issued)) == (("云川市港航局",), "2031-01")


def test_the_title_of_a_notice_may_be_long_and_names_who_issued_it() -> None:
    title = "云川市贯彻落实绿色港口目标要求推动数据中心和通信基站等新型基础设施高质量发展若干举措"
    head = f"云川市发展和改革委员会等部门关于印发《{title}》的通知\n各有关单位：\n现印发。\n"
    end = "云川市发展和改革委员会办公室 2031年4月24日印发\n"
    document = pm.draft(f"{head}{end}{title[:20]}\n{title[20:]}\n{_PLAN}").plan.document
    assert (document.title, document.issuers) == (title, ("云川市发展和改革委员会",))
    assert str(document.issued) == "2031-04-24"


def test_a_market_is_no_city() -> None:
    plan = pm.draft(f"关于做好全国碳排放权交易市场工作的通知\n各单位：\n{_PLAN}").plan
    assert "交易市" not in plan.jurisdiction.name


def test_a_plan_that_is_an_annex_is_not_called_so() -> None:
    assert pm.draft(f"附件1\n云川市港口十条\n{_PLAN}").plan.document.title == "云川市港口十条"


def test_the_gazette_is_not_the_plan() -> None:
    head = "云川市人民政府公报 2031年第3期\n云川市人民政府关于建设港口的实施意见\n各区人民政府：\n"
    document = pm.draft(head + _PLAN).plan.document
    assert document.title == "云川市人民政府关于建设港口的实施意见"
    assert document.issuers == ("云川市人民政府",)


def test_a_market_s_bureau_is_no_city_in_the_city() -> None:
    drafted = pm.draft(f"云川市市场监管局关于建设市场的实施意见\n{_PLAN}")
    assert drafted.plan.jurisdiction.name == "云川市"
    assert pm.verify(drafted.plan, drafted.source) == ()


@pytest.mark.parametrize("year", ["2031年", "2031年度", "二〇三一年"])
def test_a_year_before_the_place_is_no_part_of_it(year: str) -> None:
    drafted = pm.draft(f"{year}云川市港口工作计划\n{_PLAN}")
    assert drafted.plan.jurisdiction.name == "云川市"
    assert pm.verify(drafted.plan, drafted.source) == ()


def test_addressees_may_stand_behind_the_title_of_a_notice() -> None:
    head = "关于印发云川市港口工作方案的通知各县（区）人民政府，市政府各部门：\n现印发。\n"
    head += "云川市港口工作方案\n"
    document = pm.draft(head + _PLAN).plan.document
    assert document.title == "云川市港口工作方案"
    assert document.addressees == ("各县（区）人民政府", "市政府各部门")


def test_a_sentence_with_a_day_is_one() -> None:
    text = "云川市港口工作方案\n一、任务\n1.建码头。\n市港航局2031年3月9日前拨付资金。\n"
    text += "（市港航局负责）\n"
    [first] = pm.draft(text).plan.measures
    assert [(each.year, each.month, each.day) for each in first.deadlines] == [(2031, 3, 9)]


OVER = [
    "打印本页", "特急", "机密★5年", "听全文", "规范性文件", "政策原文", "首页 > 政策文件",
    "★★★", "000123", "云川市人民政府办公室文件", "云川市人民政府门户网站",
    "设为首页 加入收藏", "[打印] [关闭] [收藏]",
]  # fmt: skip


@pytest.mark.parametrize("line", OVER)
def test_what_stands_over_a_title_is_no_part_of_it(line: str) -> None:
    plan = pm.draft(f"{line}\n云川市港口发展方案\n{_PLAN}").plan
    assert (plan.document.title, plan.jurisdiction.name) == ("云川市港口发展方案", "云川市")
    assert plan.document.issuers == ()


def test_a_browser_s_name_of_the_page_is_no_title() -> None:
    page = f"云川市港口发展方案_云川市人民政府门户网站\n云川市港口发展方案\n{_PLAN}"
    assert pm.draft(page).plan.document.title == "云川市港口发展方案"


BEHIND = [
    "分享到：", "上一篇：没有了", "附件下载：", "地址：某路1号", "（责任编辑：李某）", "我要纠错",
    "（联系人：张某；联系电话：123）", "阅读量：128次",
    "您访问的链接即将离开“云川市人民政府门户网站” 是否继续？",
    "抄报：省人民政府。", "（共印80份）", "版权所有 © 云川", "关于我们 联系我们 网站声明",
]  # fmt: skip


@pytest.mark.parametrize("signed", ["", "云川市港航局\n2031年3月9日\n"])
@pytest.mark.parametrize("line", BEHIND)
def test_what_stands_behind_a_plan_is_no_measure(line: str, signed: str) -> None:
    drafted = pm.draft(f"云川市港口发展方案\n{_PLAN}{signed}{line}\n")
    plan = drafted.plan
    assert len(plan.measures) == 2
    assert len(plan.sections) == 1
    at = plan.measures[-1].at
    assert at is not None
    assert drafted.source.text[at.slice].endswith("（市水务局负责）")
    assert bool(plan.document.issuers) is bool(signed)


@pytest.mark.parametrize(
    "day",
    [
        "二O三一年三月九日",
        "二0三一年三月九日",
        "二○三一年三月九日",
        "2031-03-09",
        "2031年3月9日（印章）",
    ],
)
@pytest.mark.parametrize("is_notice", [True, False])
def test_days_under_a_name_in_all_their_forms(day: str, is_notice: bool) -> None:
    signed = f"云川市港航局\n{day}\n"
    notice = f"关于印发云川市港口发展方案的通知\n各单位：\n现印发。\n{signed}" if is_notice else ""
    end = "" if is_notice else signed
    drafted = pm.draft(f"{notice}云川市港口发展方案\n{_PLAN}{end}")
    document = drafted.plan.document
    assert document.title == "云川市港口发展方案"
    assert (document.issuers, str(document.issued)) == (("云川市港航局",), "2031-03-09")
    assert pm.verify(drafted.plan, drafted.source) == ()


@pytest.mark.parametrize("years", ["2031～2033年", "2031年～2033年", "2031―2033年", "2031−2033年"])
def test_whatever_is_typed_for_a_dash_makes_a_range(years: str) -> None:
    period = pm.draft(f"云川市港口发展方案（{years}）\n{_PLAN}").plan.period
    assert (period.start, period.end) == (2031, 2033)


def test_further_forms_of_heads() -> None:
    number = "云川市港航局文件 云港〔2031〕5号\n云川市港航局关于印发云川市港口方案的通知\n"
    group = "云川市推进港口建设工作领导小组办公室"
    signed = f"{group}\n2031年3月9日\n"
    two = "云川市港航局 云川市财政局 2031年3月9日\n"
    for head, end, key, wanted in (
        (number, "", "number", "云港〔2031〕5号"),
        ("云港﹝2031﹞5号\n云川市港口方案\n", "", "number", "云港﹝2031﹞5号"),
        (f"关于印发云川市港口方案的通知\n各单位：\n现印发。\n{signed}", "", "issuers", (group,)),
        ("云川市港口方案\n", two, "issuers", ("云川市港航局", "云川市财政局")),
        ("发布机构\n云川市港航局\n云川市港口方案\n", "", "issuers", ("云川市港航局",)),
        (
            "关于印发云川市港口方案的通知\n委机关各处室：\n现印发。\n",
            "",
            "addressees",
            ("委机关各处室",),
        ),
    ):
        document = pm.draft(f"{head}{_PLAN}{end}").plan.document
        assert getattr(document, key) == wanted, head


def test_a_sentence_that_ends_with_a_day_is_not_signed() -> None:
    lines = "云川市港口发展方案", "全市码头建设工作自2031年3月9日"
    assert [each.text for each in paragraphs("\n".join(lines))] == list(lines)


@pytest.mark.parametrize(
    ("end", "issuers", "issued"),
    [
        ("云川市港航局\n2031年3月9日\n云川之声\n", ("云川市港航局",), "2031-03-09"),
        ("云川市港航局\n2031年3月9日\n抄送：甲。\n云川市政府办公室 2031年3月12日印发\n",
         ("云川市港航局",), "2031-03-09"),
        ("云川市港航局\n2031年3月12日印发\n", ("云川市港航局",), "2031-03-12"),
    ],
)  # fmt: skip
def test_who_signs_at_the_end_is_no_part_of_the_last_measure(
    end: str, issuers: tuple[str, ...], issued: str
) -> None:
    drafted = pm.draft(f"云川市港口发展方案\n{_PLAN}{end}")
    document, at = drafted.plan.document, drafted.plan.measures[-1].at
    assert (document.issuers, str(document.issued)) == (issuers, issued)
    assert at is not None
    assert drafted.source.text[at.slice].endswith("（市水务局负责）")


@pytest.mark.parametrize(
    "line",
    [
        "2031年6月相关单位完成清淤", "2031年6月制定实施方案", "（三）枢纽规划——建设冷链物流网",
        "《港口发展规划》（云政发〔2031〕3号）",
    ],
)  # fmt: skip
def test_a_line_that_says_one_thing_is_one(line: str) -> None:
    assert [each.text for each in paragraphs(line)] == [line]


@pytest.mark.parametrize(
    "title", ["无障碍环境建设实施方案", "云川市政府网站建设工作方案", "规范性文件管理方案"]
)
def test_a_title_may_begin_as_lines_of_pages_do(title: str) -> None:
    assert pm.draft(f"{title}\n{_PLAN}").plan.document.title == title


@pytest.mark.parametrize(
    "body", ["无障碍环境建设加快推进，设施更新。", "——建设充电站\n——建设互联网"]
)
def test_what_a_plan_says_is_not_set_aside(body: str) -> None:
    drafted = pm.draft(f"云川市港口发展方案\n{_PLAN}二、保障措施\n{body}\n加强领导。\n")
    assert [each.words for each in drafted.set_aside] == []


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("dash", ["-", "—"])
def test_the_first_line_of_a_title_that_looks_like_a_body_signs_nothing(
    between: str, dash: str
) -> None:
    first, second = "云川水岸国家文物保护示范区", "建设三年行动计划"
    plan = pm.draft(
        f"关于印发《{first} {second}（2031{dash}2033年）》的通知\n\n区政府各部门：\n\n"
        "现印发给你们，请认真执行。\n\n云川市云水区人民政府\n\n2031年3月9日\n\n"
        f"{first}{between}{second}（2031—2033年）\n\n为保护文物，制定本计划。\n\n一、主要任务\n"
        "（一）普查文物。查清底数。（区文旅局负责）\n（二）修缮文物。修缮古塔。（区文旅局负责）\n"
    ).plan
    assert plan.document.title == f"{first}{second}（2031—2033年）"
    assert plan.document.issuers == ("云川市云水区人民政府",)
    assert first not in [each.name for each in plan.organizations]


def test_an_excerpt_may_leave_out_sections_between_two_titles() -> None:
    text = "云川市港口工作要点\n一、重点任务\n1. 建码头\n新建泊位。\n责任单位：市港航局\n"
    text += (
        "12. 疏航道\n清理航道。\n责任单位：市水务局\n13. 育船员\n培训船员。\n责任单位：市人社局\n"
    )
    found = pm.draft(text).plan.measures
    assert [(each.number, each.responsibilities[0].organizations) for each in found] == [
        ("1", ("市港航局",)), ("12", ("市水务局",)), ("13", ("市人社局",))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("云川市港航局\n\n关于2031年做好港口重点工作的\n\n通 知\n\n",
         "云川市港航局关于2031年做好港口重点工作的通知"),
        ("云川市港航局关于印发\n《港口工作方案》的\n通　　知\n", "港口工作方案"),
        ("云川市港口工作\n方　案\n", "云川市港口工作方案"),
    ],
)  # fmt: skip
def test_a_word_of_a_title_may_be_printed_wide(head: str, title: str) -> None:
    drafted = pm.draft(f"{head}各区人民政府，市直有关单位：\n{_PLAN}")
    assert drafted.plan.document.title == title
    assert pm.verify(drafted.plan, drafted.source) == ()
