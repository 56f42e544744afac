"""What an indicator is called: a noun of the text, and no piece of a clause."""

import pytest
from drafting.targets.reader import read, said, targets


def names(sentence: str) -> list[str]:
    found = read(sentence, purpose="measures", measure="m1")
    return [indicator.name for indicator, _ in targets(found)]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("对建成15年以上的码头逐座改造，2025年完成15座。", ["建成15年以上的码头"]),
        ("对老旧泊位进行改造，2025年完成6个。", ["老旧泊位"]),
        ("使岸电覆盖率达到92%。", ["岸电覆盖率"]),
        ("把船员流失率控制在5%以内。", ["船员流失率"]),
        ("让船员持证率提高到90%。", ["船员持证率"]),
        ("到2025年，达到灯塔完好率由65%提升至75%。", ["灯塔完好率"]),
        ("5年内培训引航员达到400名。", ["引航员"]),
        ("新增灯塔12座。", ["灯塔"]),
        ("选拔30名引航员派往外港，2025年完成。", ["引航员"]),
        ("2025年达到一级标准的泊位占80%。", ["达到一级标准的泊位"]),
        ("乡镇要选取至少一个试点。", ["试点"]),
        ("港区应建成不少于2座灯塔。", ["灯塔"]),
        ("灯塔需新建不少于5座。", ["灯塔"]),
        ("引进获得大奖的船员不少于200名。", ["获得大奖的船员"]),
        ("推动建设一流的港口5个。", ["一流的港口"]),
        ("灯塔由20座增加到30座，泊位由5个到8个。", ["灯塔", "泊位"]),
        ("对外贸易额达到50亿元。", ["对外贸易额"]),
        ("从业人员达到5000人。", ["从业人员"]),
        ("向阳码头数量达到5座。", ["向阳码头数量"]),
    ],
)
def test_a_name_is_a_noun_of_the_text(sentence: str, wanted: list[str]) -> None:
    assert names(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "由市港航局统一招聘，新增300名。",
        "按一泊位一岸电配备，新增不少于60套。",
        "向外港倾斜，新增≥20座。",
        "对照标准补齐短板，新增≥20座。",
        "对小额订单20万元以下、守信船厂放宽限制。",
        "重点培养不少于10名。",
        "每个港区达到1座，每年新增2座以上。",
    ],
)
def test_a_piece_of_a_clause_is_no_name_and_is_asked_about(sentence: str) -> None:
    found = read(sentence, purpose="measures", measure="m1")
    assert said(found) == []
    assert found.questions != ()


def test_a_bare_zero_is_a_ceiling_and_at_least_zero_is_asked_about() -> None:
    found = read("新增重大事故0起。", purpose="measures", measure="m1")
    assert said(found) == ["重大事故 increment at_most 0起 -"]
    found = read("新增灯塔0座以上。", purpose="measures", measure="m1")
    assert (said(found), len(found.questions)) == ([], 1)


def test_what_is_all_done_to_is_named_without_its_preposition() -> None:
    found = read("将老旧货船全部纳入监测系统。", purpose="measures", measure="m1")
    assert [each.name for each in found.indicators] == ["老旧货船"]


def test_a_unit_of_reckoning_is_no_name() -> None:
    assert read("以港区为单位达到全覆盖。", purpose="measures", measure="m1").indicators == ()
