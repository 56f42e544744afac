"""Plan files of format 1, lifted to this version's."""

import re
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from strategies import plans

from policymodel.findings import PlanFileError
from policymodel.model import Plan
from policymodel.reading import plan_from_json, plan_to_json, read_plan, write_plan
from policymodel.reading.migration import migrate

OLD = """\
# 麦积
id: yunzhou   # 简称
document: {title: 题, note: 第二页缺字}
jurisdiction: {code: "379900", name: 云州市, level: city}
indicators:
  - id: firms
    name: 企业
    note: 一
    baselines: [{value: 1, note: 二}]
    targets:
      - id: firms.2025
        kind: level
        note: |
          三
mechanisms:
  - {id: watch, kind: monitoring, summary: 台账, cadence: 每季度}
not_targets:
  - {words: 3家, why: history, note: 四, at: [1, 3]}
silences:
  - {rule: U101, reason: 原文如此，已核实}
"""


def older(text: str) -> str:
    """A file of this format as one of format 1: the old names, by another way than ours."""
    text = re.sub(r"^format: 2\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^suppressions:", "silences:", text, flags=re.MULTILINE)
    return text.replace("remark: ", "note: ").replace("frequency: ", "cadence: ")


def without_notes(plan: Plan) -> Plan:
    """A plan as format 1 could say it: it had one field for notes and remarks."""
    indicators = [
        attrs.evolve(
            each,
            note=None,
            baselines=tuple(attrs.evolve(b, note=None) for b in each.baselines),
            targets=tuple(attrs.evolve(t, note=None) for t in each.targets),
        )
        for each in plan.indicators
    ]
    others = {
        name: tuple(attrs.evolve(part, remark=None) for part in getattr(plan, name))
        for name in ("organizations", "mechanisms")
    }
    measures = [
        attrs.evolve(
            each, remark=None, parts=tuple(attrs.evolve(p, remark=None) for p in each.parts)
        )
        for each in plan.measures
    ]
    return attrs.evolve(plan, indicators=tuple(indicators), measures=tuple(measures), **others)


def test_only_names_and_the_format_change() -> None:
    done = migrate(OLD)
    assert done.was == 1
    assert done.renamed == {
        ("note", "remark"): 3,
        ("cadence", "frequency"): 1,
        ("silences", "suppressions"): 1,
    }
    plan = read_plan(done.text)
    (firms,) = plan.indicators
    parts = (firms, *firms.baselines, *firms.targets)
    assert [part.remark for part in parts] == ["一", "二", "三\n"]
    assert (plan.document.note, plan.not_targets[0].note) == ("第二页缺字", "四")
    assert plan.mechanisms[0].frequency == "每季度"
    assert plan.suppressions[0].rule == "U101"
    back = done.text.replace("format: 2\n", "").replace("remark:", "note:")
    assert back.replace("frequency:", "cadence:").replace("suppressions:", "silences:") == OLD


def test_migrating_twice_is_migrating_once() -> None:
    once = migrate(OLD).text
    again = migrate(once)
    assert (again.text, again.was, again.renamed) == (once, 2, None)


@given(plans())
def test_what_an_older_version_wrote_is_read_as_it_was(plan: Plan) -> None:
    plan = without_notes(plan)
    old = older(write_plan(plan))
    assert read_plan(migrate(old).text) == plan


@pytest.mark.parametrize("form", [1, None])
def test_json_stays_json(form: int | None) -> None:
    plan = read_plan(migrate(OLD).text)
    old = re.sub(
        r'\n *"(?:note|doubt)": null,(?=(?:\s*"doubt": null,)?\s*"remark")', "", plan_to_json(plan)
    )
    old = old.replace('"remark"', '"note"').replace('"suppressions"', '"silences"')
    old = old.replace('  "format": 2,\n', "" if form is None else f'  "format": {form},\n')
    assert plan_from_json(migrate(old).text) == plan


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\n", "F107"),
        ("[1]\n", "F107"),
        (OLD + "format: 3\n", "F104"),
        (OLD + "format: two\n", "F104"),
        (OLD.replace("note: 一", "note: 一\n    remark: 二"), "F106"),
        (OLD.replace("id: yunzhou", "id: &a yunzhou"), "F005"),
    ],
)
def test_what_cannot_be_lifted_is_told(text: str, code: str) -> None:
    with pytest.raises(PlanFileError) as error:
        migrate(text, file="plan.yaml")
    assert [(found.code, found.file) for found in error.value.findings] == [(code, "plan.yaml")]


def test_a_file_of_format_1_is_told_once_however_many_old_names_it_has() -> None:
    with pytest.raises(PlanFileError) as error:
        read_plan(OLD)
    assert [(found.code, found.line) for found in error.value.findings] == [("F104", 2)]
    with pytest.raises(PlanFileError) as error:
        read_plan("format: 2\n" + OLD)
    assert [found.code for found in error.value.findings] == ["F105"] * 2
    hints = {found.hint.en for found in error.value.findings if found.hint}
    assert hints == {"write frequency", "write suppressions"}


def test_the_plans_here_have_this_format() -> None:
    root = Path(__file__).parents[2]
    found = [*root.glob("plugins/*/plan.yaml"), *root.glob("examples/**/plan.yaml")]
    assert len(found) >= 5
    assert all(migrate(path.read_text(encoding="utf-8")).renamed is None for path in found)
