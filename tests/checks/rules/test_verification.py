"""What rules of verification see beside a small invented text, and what they let pass."""

import attrs
import pytest
from checks.documents import found, spot, target
from hypothesis import given
from hypothesis import strategies as st
from strategies import wild_plans

from policymodel.checks import VERIFY_RULES, verified
from policymodel.checks.rules.verification.claims import _cell, _marks
from policymodel.model import Plan, Span
from policymodel.source import SourceText
from policymodel.testing.strategies import plans


@pytest.mark.parametrize(
    ("code", "text", "words", "said", "sees"),
    [
        ("V040", "高新技术企业达到30家。", "达到30家", {}, False),
        ("V040", "高新技术企业争取达到30家。", "达到30家", {}, True),
        ("V040", "力争专利达到9件，高新技术企业达到30家。", "达到30家", {}, False),
        (
            "V040",
            "力争专利达到9件，高新技术企业达到30家。",
            "达到30家",
            {"commitment": "aspirational"},
            False,
        ),
        ("V040", "高新技术企业达到30家。", "达到30家", {"commitment": "aspirational"}, True),
        ("V040", "高新技术企业达到30家。", "达到30家", {"commitment": "binding"}, True),
        ("V040", "高新技术企业必须达到30家。", "达到30家", {"commitment": "binding"}, False),
        ("V040", "高新技术企业\n30\n约束性\n", "30", {"commitment": "binding"}, False),
        ("V040", "高新技术企业\n30\n预期性\n", "30", {"commitment": "binding"}, True),
        ("V042", "高新技术企业每年增加30家。", "30家", {"value": "30"}, True),
        ("V042", "高新技术企业每年增加30家。", "30家", {"value": "30", "kind": "per_year"}, False),
        ("V042", "高新技术企业增加30家。", "30家", {"value": "30", "kind": "per_year"}, True),
        ("V042", "高新技术企业年均增长9%。", "9%", {"value": "9", "kind": "growth_rate"}, False),
        ("V042", "高新技术企业占9%。", "9%", {"value": "9", "kind": "growth_rate"}, True),
        ("V042", "高新技术企业累计新增9家。", "9家", {"value": "9", "kind": "increment"}, False),
        *(
            (
                "V042",
                f"高新技术企业{words}。",
                words,
                {"value": "9", "unit": '"%"', "kind": kind, "change": change},
                wrong,
            )
            for words, kind, change, wrong in (
                ("比2020年下降9%", "change", "decrease", False),
                ("比2020年下降9%", "change", "increase", True),
                ("比2020年提高9%", "change", "decrease", True),
                ("年均增长9%", "growth_rate", "increase", False),
                ("年均降低9%", "growth_rate", "increase", True),
                ("年均增长9%", "growth_rate", "decrease", True),
            )
        ),
        ("V044", "省级以上高新技术企业达到30家。", "达到30家", {}, True),
        ("V044", "省级以上高新技术企业达到30家。", "达到30家", {"scope": "省级以上"}, False),
        ("V044", "省级以上高新技术企业达到30家。", "达到30家", {"scope": "省级"}, True),
        ("V044", "高新技术企业超过全省平均水平。", "超过全省平均水平", {}, False),
        ("V044", "全省高新技术企业稳步增长。", "稳步增长", {}, True),
        ("V044", "高新技术企业形成服务全国的能力。", "形成服务全国的能力", {}, False),
        ("V044", "城市级高新技术企业达到30家。", "达到30家", {"value": "30"}, False),
        # What a plan says of its own place goes without saying; of another it does not.
        ("V044", "全市高新技术企业达到30家。", "达到30家", {}, False),
        ("V044", "全域高新技术企业达到30家。", "达到30家", {}, False),
        ("V044", "全市规模以上高新技术企业达到30家。", "达到30家", {}, True),
        ("V044", "全省高新技术企业达到30家。", "达到30家", {}, True),
        ("V044", "高新技术企业进入全省前10名。", "前10名", {}, False),
        ("V044", "全县高新技术企业达到30家。", "达到30家", {}, True),
        ("V044", "全市高新技术企业达到30家。", "达到30家", {"scope": "全市"}, False),
        (
            "V044",
            "高新技术企业超过全省平均水平。",
            "超过全省平均水平",
            {"words": "超过全省平均水平", "benchmark": "省平均水平"},
            True,
        ),
        (
            "V014",
            "主营业务收入连续三年居全省同行业前列并通过国家级绿色低碳和智能制造双项认定的"
            "高新技术企业达到30家。",
            "达到30家",
            {"scope": "主营业务收入连续三年居全省同行业前列"},
            False,
        ),
        (
            "V014",
            "主营业务收入连续三年居全省同行业前列的企业另有扶持办法，由市有关部门分别制定并且公布，"
            "高新技术企业达到30家。",
            "达到30家",
            {"scope": "主营业务收入连续三年居全省同行业前列"},
            True,
        ),
        ("V045", "高新技术企业稳步成长，达到30家。", "达到30家", {}, False),
        ("V045", "港口泊位达到30个。", "达到30个", {}, True),
        ("V045", "引进30家优秀的高新技术企业。", "30家", {}, False),
        # Rows of a table: in order, with their names apart, and of another name.
        ("V045", "高新技术企业\n家\n12 18\n24 30 约束性\n", "30", {}, False),
        ("V045", "高新技术\n企业\n家\n总计\n%\n12\n18\n约束性\n%\n24\n30\n", "30", {}, False),
        ("V045", "港口泊位\n个\n24\n30\n", "30", {}, True),
        ("V047", "高新技术企业达到30家。", "达到30家", {"value": "30", "words": "达到30家"}, True),
        ("V047", "高新技术企业稳步增长。", "稳步增长", {"unit": "家"}, True),
        ("V049", "到2027年，高新技术企业达到30家。", "达到30家", {}, True),
        ("V049", "2019年底前已有9家。\n高新技术企业达到30家。", "达到30家", {}, False),
        ("V049", "到2027年，专利9件。\n高新技术企业达到30家。", "达到30家", {}, False),
    ],
)
def test_the_words_around_a_target(
    code: str, text: str, words: str, said: dict[str, str], sees: bool
) -> None:
    name = text.find("高新技术企业")
    fragment = target(spot(text, words), **said)
    fragment = fragment.replace("at: [0, 6]", f"at: [{name}, {name + 6}]" if name >= 0 else "")
    assert bool(found(code, text, fragment.replace("firms, ,", "firms,"))) is sees


def test_a_plan_without_spans_is_asked_nothing_here() -> None:
    """A plan that cites nothing has no place at which it could say otherwise than its text."""
    told = {"V037", "V039", "V056"}  # of the document as a whole
    text = "1.建设创新平台。到2027年高新技术企业达到30家。\n"
    for each in VERIFY_RULES:
        if each.code >= "V030" and each.code not in told:
            assert found(each.code, text, "measures: [{id: m1, section: []}]") == []


@given(
    st.one_of(plans(), wild_plans()),
    st.text(st.sampled_from("一、1.(一)甲力争全市每年新增30家。\n，"), max_size=300),
)
def test_no_plan_and_no_text_make_a_rule_raise(plan: Plan, text: str) -> None:
    source = SourceText(text)
    document = attrs.evolve(plan.document, source=source.source)
    for told in verified(attrs.evolve(plan, document=document), source).findings:
        assert told.message.zh
        assert told.message.en


def test_a_suppression_has_no_place_in_the_text() -> None:
    text = "甲。"
    reason = "reason: 原文如此，已向起草处核实"
    fragment = f"suppressions: [{{rule: V030, at: m1, {reason}}}, {{rule: V031, at: m1, {reason}}}]"
    assert found("V031", text, fragment) == []


@given(
    st.lists(
        st.sampled_from(["约束", "约束性", "预期性", "期", "性", "\n", " ", "\u3000", "家"])
    ).map("".join),
    st.integers(0, 9),
)
def test_no_cell_says_what_no_mark_of_the_document_does(text: str, start: int) -> None:
    # Where there is no mark, V041 looks at no cell.
    if _cell(text, Span(start, start + 1)) is not None:
        assert _marks(SourceText(text))
