"""What changed between two versions is said in sentences, without paths, ids and codes."""

import re
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from strategies import plans
from versions import BERTH, CHANNEL, HARBOUR, OLD, with_berths, with_harbour

from policymodel.analysis.changes import diff
from policymodel.model import Indicator, Measure, Plan, Responsibility, Source, Span
from policymodel.reviewing.differences import told


def said(old: Plan, new: Plan, *, spans: bool = False) -> list[str]:
    return [text.zh for _, text in told(diff(old, new, spans=spans), old, new)]


TARGET = "第1项指标“泊位”的目标值“建成12个”"


@pytest.mark.parametrize(("new", "sentence"), [
    (with_berths(value=Decimal(15)), f"{TARGET}的数值由12个提高到15个"),
    (with_berths(value=Decimal(8)), f"{TARGET}的数值由12个降低到8个"),
    (with_berths(comparator="about"), f"{TARGET}的比较由“不低于”改为“约”"),
    (with_berths(year=None), f"{TARGET}去掉年份“2030”"),
    (with_berths(commitment="aspirational"), f"{TARGET}的表述力度由“直接表述”改为“力争、争取”"),
    (with_harbour(title="建港区"), "第1项任务“建港区”的标题由“扩建港区”改为“建港区”"),
    (
        with_harbour(
            responsibilities=(Responsibility(role="lead", organizations=("市港航局", "市财政局")),)
        ),
        "第1项任务“扩建港区”的牵头单位由“市港航局”改为“市港航局、市财政局”",
    ),
    (with_harbour(responsibilities=()), "第1项任务“扩建港区”去掉牵头单位“市港航局”"),
    (attrs.evolve(OLD, measures=(CHANNEL,)), "删去第1项任务“扩建港区”"),
    (
        attrs.evolve(OLD, measures=(*OLD.measures, Measure(id="m3", title="设浮标"))),
        "新增第3项任务“设浮标”",
    ),
    (
        attrs.evolve(OLD, measures=(HARBOUR, attrs.evolve(CHANNEL, deadlines=()))),
        "第2项任务“疏浚航道”去掉时限“2029”",
    ),
    (attrs.evolve(OLD, indicators=(attrs.evolve(BERTH, targets=()),)),
     "删去第1项指标“泊位”的目标值“建成12个”"),
    (attrs.evolve(OLD, indicators=(attrs.evolve(BERTH, measures=("m2",)),)),
     "第1项指标“泊位”的对应任务由“扩建港区”改为“疏浚航道”"),
    (attrs.evolve(OLD, document=attrs.evolve(OLD.document, title="港航方案")),
     "文件的标题由“港口方案”改为“港航方案”"),
    (attrs.evolve(OLD, document=attrs.evolve(
        OLD.document, source=Source(sha256="b" * 64, characters=8))),
     "所依据的原文换成了另一份文本"),
], ids=lambda value: value if isinstance(value, str) else "")  # fmt: skip
def test_each_change_is_a_sentence(new: Plan, sentence: str) -> None:
    assert said(OLD, new) == [sentence]


def test_what_is_gone_is_called_by_its_own_name_wherever_its_holder_went() -> None:
    first = Indicator(id="ships", name="船舶")
    new = attrs.evolve(OLD, indicators=(first, attrs.evolve(BERTH, targets=())))
    assert said(OLD, new) == [
        "新增第1项指标“船舶”",
        "删去第2项指标“泊位”的目标值“建成12个”",
    ]


def test_places_are_told_on_demand() -> None:
    (one,) = said(OLD, with_berths(at=Span(4, 10)), spans=True)
    assert one == f"{TARGET}的原文位置由[3, 9)移到[4, 10)"


@given(plans(), plans())
def test_no_sentence_has_a_path_or_a_hash(old: Plan, new: Plan) -> None:
    changes = diff(old, new, spans=True)
    for change, text in told(changes, old, new):
        assert text.zh
        assert text.en
        assert "sha256" not in text.zh
        assert not re.search(r"\w\[\d+\]\.", text.zh) or "[" in change.before + change.after
