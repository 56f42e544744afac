"""Which measures are safeguards, that nobody expects a number of: told by the headings."""

import attrs
import pytest
from checks.dutyplans import found, measure

from policymodel.model import (
    Deadline,
    Indicator,
    Mechanism,
    NotTarget,
    Period,
    Section,
    Span,
    Target,
)

LED = Mechanism(id="g", kind="leading_body", summary="述", measure="m1")


def idle(*headings: str, title: str = "任务", mechanisms: tuple[Mechanism, ...] = (LED,)) -> str:
    """What O102 says of a task in each of several chapters."""
    sections = tuple(Section(number=str(k), title=each) for k, each in enumerate(headings))
    measures = tuple(
        attrs.evolve(measure(k), section=(str(k),), title=f"{title}{k}")
        for k in range(len(headings))
    )
    told = found("O102", sections=sections, measures=measures, mechanisms=mechanisms)
    return told[0].message.zh if told else ""


@pytest.mark.parametrize("heading", ["保障措施", "组织实施", "完善组织保障", "实施保障"])
def test_safeguards_stand_under_their_heading(heading: str) -> None:
    """Whatever mechanism stands elsewhere: a fund for the whole plan may be a task."""
    elsewhere = attrs.evolve(LED, measure="m0")
    told = idle("重点任务", heading, mechanisms=(elsewhere,))
    assert "“任务0”" in told
    assert "“任务1”" not in told


@pytest.mark.parametrize(
    ("headings", "tasks"),
    [
        (("搭建平台", "强化支撑保障，加快政策落地"), 1),
        (("搭建平台", "强化能源保障", "建设项目"), 3),  # tasks come behind it
        (("搭建平台", "建设项目"), 2),
        (("强化支撑保障", "保障措施"), 1),  # another heading says so
    ],
)
def test_a_heading_may_need_a_mechanism_to_tell(headings: tuple[str, ...], tasks: int) -> None:
    told = idle(*headings)
    assert told.count("“任务") == tasks


def test_a_last_chapter_without_machinery_is_of_tasks() -> None:
    assert idle("搭建平台", "强化民生保障", mechanisms=()).count("“任务") == 2


def test_a_title_says_so_too() -> None:
    assert idle("重点任务", title="加强组织领导") == ""


def test_without_headings_mechanisms_tell() -> None:
    section = (Section(number="一", title="重点任务"),)
    assert found("O102", sections=section, measures=(measure(1),), mechanisms=(LED,)) == []


def test_the_chapters_within_a_chapter_are_in_it() -> None:
    inner = Section(number="(一)", title="健全机制")
    sections = (Section(number="四", title="保障措施", sections=(inner,)),)
    deep = attrs.evolve(measure(1), section=("四", "(一)"))
    assert found("O102", sections=sections, measures=(deep,)) == []


@pytest.mark.parametrize(("heading", "told"), [("重点政策内容", False), ("重点任务", True)])
def test_what_a_plan_lists_needs_no_number(heading: str, told: bool) -> None:
    assert bool(idle(heading, mechanisms=())) is told


@pytest.mark.parametrize(
    ("words", "why", "told"),
    [
        ("等10个系列", "scope_count", False),
        ("两高", "scope_count", True),
        ("12", "scope_count", True),
        ("10个系列", "plan_name", True),
    ],
)
def test_a_count_of_things_can_be_verified(words: str, why: str, told: bool) -> None:
    counted = NotTarget(words=words, why=why, at=Span(20, 25))
    plan = (attrs.evolve(measure(1), at=Span(10, 50)),)
    assert bool(found("O102", measures=plan, not_targets=(counted,))) is told


DATED = Deadline(year=2033, month=6, words="2033年6月")


@pytest.mark.parametrize(
    ("heading", "due", "told"),
    [
        ("实施步骤", DATED, False),
        ("时间安排", DATED, False),
        ("实施步骤", None, True),
        ("实施步骤", Deadline(month=6, words="6月底前"), True),  # of which year?
        ("实施步骤", attrs.evolve(DATED, what="编制方案"), True),  # of that alone
        ("重大工程", DATED, True),
        ("保障措施", DATED, True),
    ],
)
def test_dated_steps_say_by_when_other_chapters_are_carried_out(
    heading: str, due: Deadline | None, told: bool
) -> None:
    """建设阶段（2031年7月至2033年6月）: all that is to be built is due by then."""
    sections = (Section(number="二", title="重点任务"), Section(number="三", title=heading))
    step = attrs.evolve(measure(2), section=("三",), deadlines=(due,) if due else ())
    built = Indicator(
        id="i", name="检测中心", direction="none", targets=(Target(id="t", kind="milestone"),)
    )
    parts = {
        "sections": sections,
        "measures": (attrs.evolve(measure(1), section=("二",)), step),
        "indicators": (built,),
        "period": Period(end=2033),
    }
    assert bool(found("O102", **parts)) is told
    assert bool(found("H208", **parts)) is told
    led = attrs.evolve(measure(1, lead="甲"), section=("二",))
    assert bool(found("R102", **parts | {"measures": (led, step)})) is told
    # Where nobody is charged with anything, that is told.
    assert found("R102", **parts)


@pytest.mark.parametrize("other", ["保障措施", "重点任务及实施步骤"])
def test_tasks_that_stand_among_the_steps_have_dates_of_their_own(other: str) -> None:
    sections = (Section(number="一", title="重点任务及实施步骤"), Section(number="二", title=other))
    tasks = [attrs.evolve(measure(k), section=("一",)) for k in (1, 2)]
    dated = attrs.evolve(tasks[0], deadlines=(DATED,))
    last = attrs.evolve(measure(3), section=("二",))
    assert found("O102", sections=sections, measures=(dated, tasks[1], last))
