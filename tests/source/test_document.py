"""A document's own words on a measure."""

import pytest
from source.changes import change
from source.yunzhou import PLAN, SOURCE

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
