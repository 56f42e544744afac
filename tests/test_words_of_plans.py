"""What the plans of this project hand to the printed tables reads as a document does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import policymodel as pm

ROOT = Path(__file__).parents[1]
FOLDERS = (
    ROOT / "plugins",
    ROOT / "benchmarks" / "plans",
    ROOT / "examples" / "plans",
)
PLANS = sorted(path.parent for each in FOLDERS for path in each.glob("*/plan.yaml"))
_CLOSED_BY = dict(zip("（(《〈“‘「『【〔", "）)》〉”’」』】〕", strict=True))
_CLOSING = frozenset(_CLOSED_BY.values())
# How a compiler speaks to a compiler; what an office prints says 未明确, and 计 of how it counts.
_OF_COMPILERS = re.compile(r"原文|文件写的是|没有写|未写|没写|建几个|点名|读$|断开|一并统领")


def halves(text: str) -> str:
    """Return the brackets and quotation marks of a text that have no other half."""
    opened: list[str] = []
    lost = ""
    for mark in text:
        if mark in _CLOSED_BY:
            opened.append(mark)
        elif mark in _CLOSING:
            if opened and _CLOSED_BY[opened[-1]] == mark:
                opened.pop()
            else:
                lost += mark
    return lost + "".join(opened)


def remarks(plan: pm.Plan) -> Iterator[str]:
    for indicator in plan.indicators:
        for each in (indicator, *indicator.baselines, *indicator.targets):
            yield each.remark or ""
    for measure in plan.measures:
        for part in (measure, *measure.parts):
            yield part.remark or ""
    for mechanism in plan.mechanisms:
        yield mechanism.remark or ""


def test_halves_of_brackets_are_found() -> None:
    assert halves("制定《甲、乙等行业") == "《"
    assert halves("甲）的“乙（丙）”") == "）"
    assert halves("《甲（2021—2025年）》") == ""


@pytest.mark.parametrize("folder", PLANS, ids=lambda folder: folder.name)
def test_words_of_a_target_are_whole(folder: Path) -> None:
    """A quotation that is cut off inside a title says nothing that an office could print."""
    plan = pm.load(folder)
    torn = [target.words for _, target in plan.targets() if halves(target.words or "")]
    assert torn == []


@pytest.mark.parametrize("folder", PLANS, ids=lambda folder: folder.name)
def test_a_target_without_a_number_says_what_shall_be_done(folder: Path) -> None:
    """Words that only name the thing again leave out what is asked of it."""
    plan = pm.load(folder)
    named = [
        target.words
        for indicator, target in plan.targets()
        if target.words and "".join(target.words.split()) == "".join(indicator.name.split())
    ]
    assert named == []


@pytest.mark.parametrize("folder", PLANS, ids=lambda folder: folder.name)
def test_remarks_speak_to_the_readers_of_a_printed_table(folder: Path) -> None:
    found = [each for each in remarks(pm.load(folder)) if _OF_COMPILERS.search(each.rstrip("。"))]
    assert found == []
