"""Mechanisms, and numbers that are no targets: what is told and what passes."""

import attrs
import pytest
from checks.documents import found, told

from policymodel.checks import verified
from policymodel.checks.engine.examples import breaking
from policymodel.checks.engine.words import Example
from policymodel.reading import plan_from_tree
from policymodel.source import SourceText


@pytest.mark.parametrize(
    ("code", "text", "fragment", "paths"),
    [
        *(
            (
                "V052",
                f"{words}。",
                f"mechanisms: [{{id: g1, kind: {kind}, summary: 做事, at: [0, {len(words)}]}}]",
                [],
            )
            for kind, words in (
                ("assessment", "对不力的部门通报批评"),
                ("assessment", "严肃追究责任"),
                ("evaluation", "建立服务好差评制度"),
                ("evaluation", "完善考评体系"),
                ("coordination", "牵头部门主动对接"),
            )
        ),
        # Whoever acts is told from whom something is done to.
        (
            "V051",
            "市科技局、市财政局加强对各县的考核。",
            """
            organizations: [{name: 各县, kind: group}]
            mechanisms:
              - {id: x, kind: assessment, summary: 考核, organizations: [市科技局], at: [0, 18]}
            """,
            ["mechanisms[0].organizations"],
        ),
        (
            "V051",
            "落实市财政局《办法》的规定，报市科技局。",
            "mechanisms: [{id: x, kind: legal, summary: 落实, at: [0, 20]}]",
            [],
        ),
        *(
            (
                "V051",
                f"每季度汇总进展{words}。",
                f"mechanisms: [{{id: x, kind: reporting, summary: 汇总, frequency: 每季度,"
                f" at: [0, {len(words) + 8}]}}]",
                ["mechanisms[0].organizations"] * acts,
            )
            for words, acts in (
                ("并报告市财政局", 0),
                ("并及时汇报市财政局", 0),
                ("，抄送市财政局、市科技局", 0),
                ("，请示市财政局", 0),
                ("，督促市财政局落实", 0),
                ("，市财政局负责", 1),
                ("，由市财政局、市科技局通报", 2),
                ("，会同市财政局核实", 1),
            )
        ),
        *(
            (
                "V052",
                f"建立{words}机制。",
                f"mechanisms: [{{id: x, kind: monitoring, summary: 一事,"
                f" at: [0, {len(words) + 5}]}}]",
                [] if watches else ["mechanisms[0].kind"],
            )
            for words, watches in (
                ("风险预警", True),
                ("形势研判", True),
                ("定期核查", True),
                ("人才培养", False),
            )
        ),
        # A name holds its numbers; a slip of the reason does not excuse a target.
        (
            "V053",
            "实施“三年十万学子计划”。",
            "not_targets: [{words: 三年十万学子计划, why: plan_name, at: [3, 11]}]",
            [],
        ),
        (
            "V053",
            "到2027年引进博士30人以上。",
            "not_targets: [{words: 30人以上, why: condition, at: [10, 15]}]",
            ["not_targets[0].why"],
        ),
        # A document looks back before it looks ahead; what is foreseen is not promised.
        (
            "V053",
            "一、发展回顾\n（一）产业\n企业达到30家。\n二、目标\n产值由30家增至50家。\n企业达到90家，预计用地达到10亩。\n",
            """
            sections:
              - number: 一
                title: 发展回顾
                at: [0, 6]
                sections: [{number: （一）, title: 产业, at: [7, 12]}]
              - {number: 二, title: 目标, at: [22, 26]}
            not_targets:
              - {words: 30家, why: history, at: [17, 20]}
              - {words: 90家, why: history, at: [44, 47]}
              - {words: 10亩, why: other, at: [54, 57]}
              - {words: 30家, why: history, at: [30, 33]}
            """,
            ["not_targets[1].why"],
        ),
        (
            "V053",
            "建成创新基地。",
            "not_targets: [{words: 建成创新基地, why: other, at: [0, 6]}]",
            ["not_targets[0].why"],
        ),
    ],
)
def test_what_is_seen_and_what_may_pass(
    code: str, text: str, fragment: str, paths: list[str]
) -> None:
    assert found(code, text, fragment) == paths


def test_a_plan_without_organizations_names_nobody_who_acts() -> None:
    fragment = "mechanisms: [{id: x, kind: reporting, summary: 汇总, at: [0, 6]}]"
    made, source = plan_from_tree(breaking(Example(breaks=fragment))), SourceText("每季度汇总。")
    bare = attrs.evolve(made, organizations=(), measures=())
    document = attrs.evolve(made.document, source=source.source)
    for each in (made, bare):
        dated = attrs.evolve(each, document=document)
        assert verified(dated, source, select="V051").findings == ()


@pytest.mark.parametrize(
    ("text", "kind", "said", "codes"),
    [
        ("每月通报进展。", "funding", "可选的有监测调度、考核督查：", "monitoring, assessment"),
        ("另行部署。", "funding", "不凭用语核对的责任制、", "responsibility"),
    ],
)
def test_which_kinds_would_do_is_told(text: str, kind: str, said: str, codes: str) -> None:
    fragment = f"mechanisms: [{{id: x, kind: {kind}, summary: 一事, at: [0, {len(text)}]}}]"
    (one,) = told("V052", text, fragment)
    assert said in one.message.zh
    assert "种类" in one.message.zh
    assert one.hint is not None
    assert codes in one.hint.zh
