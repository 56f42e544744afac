"""A document's own words on a measure."""

import pytest
from source.changes import change
from source.yunzhou import PLAN, SOURCE

import policymodel as pm
from policymodel.findings import SourceError
from policymodel.source import SourceText, measure_text


def test_the_documents_own_words_on_a_measure() -> None:
    first, second, _, fourth, last = PLAN.measures
    text = measure_text(PLAN, first, SOURCE)
    assert text.startswith('"十四五"期间')
    assert text.endswith("完成首批验收。")
    assert measure_text(PLAN, second, SOURCE) == "建成港口数据中台,接入企业约120家。"
    assert measure_text(PLAN, fourth, SOURCE) == "引进航运人才3万人。"
    assert measure_text(PLAN, last, SOURCE).startswith("成立市数字港口")


def test_a_measure_without_span_has_no_words() -> None:
    [measure] = change(PLAN, "measures[0].at", None).measures[:1]
    assert measure_text(PLAN, measure, SOURCE) == ""


def test_the_words_of_another_text_are_refused() -> None:
    with pytest.raises(SourceError, match="is not this text"):
        measure_text(PLAN, PLAN.measures[0], SourceText("别的文字"))


def to_be_done(said: str) -> str:
    """What the first measure of a draft says is to be done; somebody is charged there."""
    made = pm.draft(f"云泽市水网工作方案\n一、重点任务\n1.建水库。{said}\n2.疏河道。疏通。\n")
    first, _ = made.plan.measures
    assert first.brackets
    return measure_text(made.plan, first, made.source)


@pytest.mark.parametrize(
    "words",
    [
        "支持合作社建基地。市甲局负责编制名录，市乙局负责组织对接。",
        "轮流值守。各学校要建立台账，市甲局每学期检查1次。",
        "市甲局会同市乙局每半年通报一次，结果纳入考核。",
        "市甲局牵头制定方案。",
    ],
)
def test_sentences_that_charge_are_what_is_to_be_done(words: str) -> None:
    assert to_be_done(words) == words


@pytest.mark.parametrize(
    "said",
    [
        "（责任单位：市甲局）",
        "（市甲局牵头）",
        "\n责任单位：市甲局",
        "\n牵头单位：市甲局；配合单位：市乙局",
    ],
)
def test_brackets_and_labels_that_charge_are_left_out(said: str) -> None:
    assert to_be_done(f"新建。{said}").strip() == "新建。"


def test_the_first_part_of_a_measure_does_not_say_its_heading() -> None:
    made = pm.draft(
        "云泽市水网工作方案\n一、重点任务\n（一）建水库。市水务局牵头新建水库2座。市林业局负责造林3万亩。\n（二）疏河道。疏通。\n"
    )
    first, second = made.plan.measures[0].parts
    assert measure_text(made.plan, first, made.source) == "市水务局牵头新建水库2座。"
    assert measure_text(made.plan, second, made.source) == "市林业局负责造林3万亩。"
