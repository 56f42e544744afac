"""An organization gets another name: the plan goes on saying what the document prints."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from reviewed import applied, founded

import policymodel as pm
from policymodel.model import Organization, Plan

BODY = """\
临澜市人民政府关于印发临澜市渔港提升行动方案（2031—2033年）的通知
临澜政发〔2031〕8号
市发展和改革委员会，各县（区）人民政府：
现将方案印发给你们，请认真贯彻落实。
临澜市人民政府
2031年3月18日
临澜市渔港提升行动方案（2031—2033年）
一、重点任务
（一）扩建渔港。到2033年，新建泊位12个。（市海洋局牵头，市财政局配合）
（二）改造冷库。改造冷库3座。（市发改委牵头，市海洋局、市财政局配合）
（三）推广保险。（责任单位：市财政局、市发改委）
（四）更新渔船。（市渔港发展中心负责落实）
二、保障措施
（一）加强领导。由市海洋局统筹推进，市海洋局每季度通报进展。
"""
Change = Callable[[Any], None]


NAMES = ("市海洋局", "市财政局", "市发改委")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return founded(tmp_path, BODY)


def renamed(name: str, new: str, **more: str) -> Change:
    def change(book: Any) -> None:
        sheet = book["单位与别名"]
        heads = {cell.value: cell.column for cell in sheet[4]}
        row = next(
            row for row in sheet.iter_rows(min_row=5) if row[heads["名称"] - 1].value == name
        )
        for heading, value in {"名称": new, **more}.items():
            row[heads[heading] - 1].value = value

    return change


def charged(plan: Plan) -> set[str]:
    return {name for measure in plan.measures for _, name in measure.assignments}


def wrong(folder: Path) -> list[str]:
    return [each.code for each in pm.verify(folder)]


def organization(folder: Path, name: str) -> Organization:
    found = pm.load(folder).organization(name)
    assert found is not None
    return found


def test_a_full_name_that_is_printed_nowhere_leaves_the_tasks_as_the_document_has_them(
    folder: Path,
) -> None:
    before = charged(pm.load(folder))
    done = applied(folder, renamed("市海洋局", "市海洋发展局"))
    assert [each.message.zh for each in done.refused] == []
    assert organization(folder, "市海洋发展局").aliases == ("市海洋局",)
    assert charged(pm.load(folder)) == before
    assert wrong(folder) == []
    assert "单位2（市海洋局）的别名" in {each.about for each in done.changes if not each.cell}
    (said,) = pm.load(folder).suppressions
    assert (said.rule, said.at) == ("V003", "市海洋发展局")


def test_an_alias_that_was_typed_stands_there_once(folder: Path) -> None:
    applied(folder, renamed("市海洋局", "市海洋发展局", 别名="市海洋局"))
    assert organization(folder, "市海洋发展局").aliases == ("市海洋局",)
    assert wrong(folder) == []


def test_an_alias_that_comes_beside_one_that_was_typed_is_told(folder: Path) -> None:
    done = applied(folder, renamed("市发改委", "临澜市发展改革委", 别名="市发展和改革委员会"))
    assert [each.message.zh for each in done.refused] == []
    aliases = ("市发改委", "市发展和改革委员会")
    assert organization(folder, "市发改委").aliases == aliases
    assert "\n".join(aliases) in {each.after for each in done.changes if not each.cell}
    assert wrong(folder) == []


def test_a_full_name_that_is_printed_elsewhere_leaves_the_brackets_alone(folder: Path) -> None:
    before = charged(pm.load(folder))
    applied(folder, renamed("市发改委", "市发展和改革委员会"))
    found = organization(folder, "市发改委")
    assert (found.name, found.aliases) == ("市发展和改革委员会", ("市发改委",))
    assert charged(pm.load(folder)) == before
    assert wrong(folder) == []
    assert pm.load(folder).suppressions == ()


def test_a_misread_name_is_corrected_wherever_the_document_prints_the_right_one(
    folder: Path,
) -> None:
    file = folder / "plan.yaml"
    file.write_text(file.read_text("utf-8").replace("市财政局", "、市财政局"), "utf-8")
    applied(folder, renamed("、市财政局", "市财政局"))
    assert organization(folder, "市财政局").aliases == ()
    assert "、市财政局" not in charged(pm.load(folder))
    assert wrong(folder) == []


def test_the_name_printed_stays_when_two_organizations_are_one(folder: Path) -> None:
    """The name of the other is given to the one that stays: the first name is its alias."""
    questions = folder / "questions.yaml"
    numbers = {each.name: n for n, each in enumerate(pm.load(folder).organizations)}
    first, second = numbers["市海洋局"], numbers["市渔港发展中心"]
    same = {"zh": "是同一个单位", "en": "one", "path": f"organizations[{first}].aliases"}
    asked = {
        "number": 1,
        "asks": {"zh": "同一？", "en": "one?"},
        "rule": "names",
        "at": [0, 3],
        "path": f"organizations[{second}]",
        "choices": [same | {"part": "市渔港发展中心"}],
    }
    questions.write_text(yaml.dump({"questions": [asked], "readings": []}, allow_unicode=True))

    def change(book: Any) -> None:
        book["待核实事项"]["E5"].value = "是同一个单位"
        renamed("市海洋局", "市渔港发展中心")(book)

    before = charged(pm.load(folder))
    done = applied(folder, change)
    assert [each.message.zh for each in done.refused] == []
    assert organization(folder, "市渔港发展中心").aliases == ("市海洋局",)
    assert charged(pm.load(folder)) == before
    assert wrong(folder) == []


def test_what_a_planner_proposed_and_what_he_suppressed_go_by_the_new_name(folder: Path) -> None:
    file = folder / "plan.yaml"
    reason = "已与起草处核对，名称无误"
    said = f"suppressions:\n  - {{rule: V003, at: 市海洋局, reason: {reason}}}\n"
    file.write_text(file.read_text("utf-8") + said, "utf-8")
    applied(folder, renamed("市海洋局", "市海洋发展局"))
    assert [each.at for each in pm.load(folder).suppressions] == ["市海洋发展局"]


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(NAMES), st.text("市区海洋发展改革财政水务局委员会办", min_size=2, max_size=9)
)
def test_whatever_an_organization_is_called_the_document_still_bears_the_plan_out(
    old: str, new: str
) -> None:
    """A new name costs no finding and no duty: each is still borne, under a printed name."""
    with TemporaryDirectory() as at:
        folder = founded(Path(at), BODY)
        duties = len(pm.load(folder).duties(old))
        done = applied(folder, renamed(old, new))
        if done.refused:  # another organization is called so
            return
        assert wrong(folder) == []
        assert len(pm.load(folder).duties(new)) == duties
