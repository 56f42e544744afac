"""Drafts as a whole: sound, the same every time, and none of what is no plan."""

import re
from pathlib import Path

import pytest
from drafting import documents
from hypothesis import example, given, settings
from hypothesis import strategies as st

import policymodel as pm
from policymodel.drafting.folder import folder_files
from policymodel.source import SourceText

GRAMMAR = [
    path
    for room in ("drafting", "source")
    for path in sorted((Path(pm.__file__).parent / room).rglob("*"))
    if path.suffix in (".py", ".yaml") and "targets" not in path.parts
]


@pytest.mark.parametrize("name", documents.ALL)
def test_a_draft_checks_and_verifies_with_nothing_but_its_questions(name: str) -> None:
    drafted = pm.draft(documents.ALL[name], id="city")
    plan = pm.read_plan(folder_files(drafted)["plan.yaml"])
    assert plan == drafted.plan
    assert [each for each in pm.check(plan) if each.severity == "error"] == []
    assert list(pm.verify(plan, drafted.source)) == []
    assert not drafted.coverage.brackets_left


@pytest.mark.parametrize("name", documents.ALL)
def test_a_draft_is_the_same_every_time(name: str) -> None:
    text = documents.ALL[name]
    assert folder_files(pm.draft(text)) == folder_files(pm.draft(SourceText(text)))


@pytest.mark.parametrize("name", documents.ALL)
def test_every_fact_says_by_which_rule_it_was_read(name: str) -> None:
    drafted = pm.draft(documents.ALL[name])
    paths = {each.path for each in drafted.readings}
    assert {f"measures[{i}]" for i in range(len(drafted.plan.measures))} <= paths
    assert {f"organizations[{i}]" for i in range(len(drafted.plan.organizations))} <= paths
    assert all(each.at.end <= len(drafted.source.text) for each in drafted.readings)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "N001"),
        (" \n\n\t", "N001"),
        (documents.NEWS, "N002"),
        ("首页\n关于我们\n联系电话：0000\n", "N002"),
        ("一\n" * 50, "N002"),
        ("1. Goals\n2. Measures\n2.1 Build a quay. (Port Department)\n", "N003"),
    ],
)
def test_what_is_no_plan_is_refused_with_a_sentence(text: str, code: str) -> None:
    with pytest.raises(pm.DraftError) as caught:
        pm.draft(text)
    [found] = caught.value.findings
    assert found.code == code
    assert found.message.zh.endswith("。")


_PIECES = st.sampled_from(
    [
        "一、", "（一）", "1.", "(1)", "①", "第一章 ", "附件1 ", "重点任务", "保障措施", "目标",
        "\n", "\n\n", "（责任单位：市甲局）", "（市甲局牵头，市乙局配合）",
        "完成时限：", "，", "。",
        "到2033年", "行动方案", "关于印发", "的通知", "云川市", "《", "》", "(", "）", "　", "𠀀",
        "2031年6月底前", "\x0c",
        "牵头单位：市甲局", "列第一位者为牵头单位", "目录", "…… 3", "**", "# ", "—1—", "各区：",
    ]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(_PIECES, max_size=60).map("".join))
@example("（责任单位：市甲局）完成时限：\u3000（责任单位：市甲局）")
def test_any_text_gives_a_sound_draft_or_a_refusal(text: str) -> None:
    try:
        drafted = pm.draft(text)
    except pm.DraftError:
        return
    plan = drafted.plan
    assert pm.read_plan(pm.write_plan(plan)) == plan
    ids = [each.id for each in plan.measures]
    assert len(ids) == len(set(ids))
    for measure in plan.measures:
        assert measure.at is not None
        assert measure.at.end <= len(text)
        assert all(part.at is not None and part.at in measure.at for part in measure.parts)


def test_no_name_of_an_input_stands_in_the_grammar(sources: Path, corpus: Path) -> None:
    names = set()
    for folder in (sources, corpus):
        for path in folder.glob("*.txt"):
            plan = pm.draft(path.read_text(encoding="utf-8")).plan
            names |= _names(plan)
    for path in GRAMMAR:
        words = path.read_text(encoding="utf-8")
        found = [name for name in names if name in words]
        assert found == [], path


def _names(plan: pm.Plan) -> set[str]:
    """The names of a plan's place, and of those bodies that have it in their names."""
    place = re.sub("[省市县区]$", "", plan.jurisdiction.name)
    found = {place, plan.document.title}
    found |= {each.name for each in plan.organizations if place in each.name}
    return {name for name in found if len(name) > 1}
