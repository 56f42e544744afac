"""Names and ids that lead nowhere, and circles: what a reader is told of them."""

import attrs
import pytest
from checks.dutyplans import departments, found, measure, measures

from policymodel.model import Indicator, Section, Target


@pytest.mark.parametrize(
    ("name", "hint"),
    [("市科计局", 'did you mean "市科技局"?'), ("云州大学", "list it under organizations")],
)
def test_an_unknown_organization_is_a_slip_or_to_be_listed(name: str, hint: str) -> None:
    (one,) = found("L101", organizations=departments("市科技局"), measures=measures(name))
    assert one.hint is not None
    assert one.hint.en == hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [("m10", 'did you mean "m0"?'), ("x", "check the id, or delete the reference")],
)
def test_an_unknown_id_is_a_slip_or_to_be_deleted(name: str, hint: str) -> None:
    served = Indicator(id="i", name="企业", measures=(name,))
    (one,) = found("L102", indicators=(served,), measures=measures("甲"))
    assert one.hint is not None
    assert one.hint.en == hint


@pytest.mark.parametrize(
    ("path", "at", "message"),
    [
        ("三", 0, 'expected the number of a section, found "三"'),
        ("三 (一) 1", 0, 'expected the number of a section, found "三"'),
        ("二 (九)", 1, 'expected the number of a section under 二, found "(九)"'),
        ("二 (一) 9", 2, 'expected the number of a section under 二 (一), found "9"'),
        ("二 (一) 1 1", 3, 'expected the number of a section under 二 (一) 1, found "1"'),
    ],
)
def test_a_section_is_told_where_its_path_leaves_the_plan(path: str, at: int, message: str) -> None:
    lowest = Section(number="(一)", title="题", sections=(Section(number="1", title="题"),))
    sections = (Section(number="二", title="题", sections=(lowest,)),)
    below = attrs.evolve(measure(1), section=tuple(path.split()))
    (one,) = found("L103", sections=sections, measures=(below,))
    assert (one.path, one.message.en) == (f"measures[0].section[{at}]", message)


def circles(**restates: str) -> list[tuple[str, str]]:
    """The circles among targets that restate one another: where each is told, and its ids."""
    targets = tuple(
        Target(id=name, kind="level", restates=other) for name, other in restates.items()
    )
    told = found("L106", indicators=(Indicator(id="i", name="企业", targets=targets),))
    return [(one.path, one.message.en.removeprefix("expected an end, found ")) for one in told]


@pytest.mark.parametrize(
    ("ids", "shown"),
    [
        ("a", "a → a"),
        ("ab", "a → b → a"),
        ("abcde", "a → b → c → d → e → a"),
        ("abcdef", "a → b → c → d → e → … → a"),
        ("abcdefg", "a → b → c → d → e → … → a"),
    ],
)
def test_a_long_circle_is_shown_by_five_targets_and_where_it_closes(ids: str, shown: str) -> None:
    following = dict(zip(ids, ids[1:] + ids[:1], strict=True))
    assert circles(**following) == [("indicators[0].targets[0].restates", shown)]


def test_a_circle_is_told_at_its_first_target_wherever_one_enters_it() -> None:
    assert circles(a="d", b="x", c="d", d="c") == [
        ("indicators[0].targets[2].restates", "c → d → c")
    ]
    assert circles(a="e", b="c", c="b", d="e", e="d") == [
        ("indicators[0].targets[1].restates", "b → c → b"),
        ("indicators[0].targets[3].restates", "d → e → d"),
    ]


def test_ways_that_meet_are_no_circle() -> None:
    assert circles(a="c", b="c", c="d", d="lost") == []
