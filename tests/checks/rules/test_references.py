"""Names and ids that lead nowhere, and circles: what a reader is told of them."""

from typing import Any

import attrs
import pytest
from checks.dutyplans import departments, found, measure, measures

from policymodel.model import Document, Indicator, Mechanism, Organization, Section, Target


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("市科计局", 'Did you mean "市科技局"?'),
        ("云州大学", "Check the name, or list it under organizations."),
    ],
)
def test_an_unknown_organization_is_a_slip_or_to_be_listed(name: str, hint: str) -> None:
    (one,) = found("L101", organizations=departments("市科技局"), measures=measures(name))
    assert one.hint is not None
    assert one.hint.en == hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [("m10", 'Did you mean "m0"?'), ("x", "Check the id, or delete the reference.")],
)
def test_an_unknown_id_is_a_slip_or_to_be_deleted(name: str, hint: str) -> None:
    served = Indicator(id="i", name="企业", measures=(name,))
    (one,) = found("L102", indicators=(served,), measures=measures("甲"))
    assert one.hint is not None
    assert one.hint.en == hint


@pytest.mark.parametrize(
    ("path", "at", "message"),
    [
        ("三", 0, 'no section "三", under which'),
        ("三 (一) 1", 0, 'no section "三", under which'),
        ("二 (九)", 1, 'no section "(九)" under "二", where'),
        ("二 (一) 9", 2, 'no section "9" under "二 (一)", where'),
        ("二 (一) 1 1", 3, 'no section "1" under "二 (一) 1", where'),
    ],
)
def test_a_section_is_told_where_its_path_leaves_the_plan(path: str, at: int, message: str) -> None:
    lowest = Section(number="(一)", title="题", sections=(Section(number="1", title="题"),))
    sections = (Section(number="二", title="题", sections=(lowest,)),)
    below = attrs.evolve(measure(1), section=tuple(path.split()))
    (one,) = found("L103", sections=sections, measures=(below,))
    assert one.path == f"measures[0].section[{at}]"
    assert message in one.message.en


def circles(**restates: str) -> list[tuple[str, str]]:
    """The circles among targets that restate one another: where each is told, and its ids."""
    targets = tuple(
        Target(id=name, kind="level", restates=other) for name, other in restates.items()
    )
    told = found("L106", indicators=(Indicator(id="i", name="企业", targets=targets),))
    return [(one.path, one.message.en.partition(": ")[2].removesuffix(".")) for one in told]


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


def sentences(code: str, **parts: Any) -> list[tuple[str, str]]:
    return [(one.message.zh, one.message.en) for one in found(code, **parts)]


def test_it_is_told_who_names_an_unknown_organization() -> None:
    """Whoever typed it finds it by the thing, as well as by its line."""
    known = departments("市科技局")
    group = Organization(name="专班", kind="group", members=("市甲局",))
    issued = Document(title="实施方案", issuers=("市乙局",))
    body = Mechanism(id="g", kind="leading_body", summary="统筹推进", organizations=("市丙局",))
    told = sentences(
        "L101",
        document=issued,
        organizations=(*known, group),
        measures=measures("市丁局"),
        mechanisms=(body,),
    )
    assert [zh.partition("不在")[0] for zh, _ in told] == [
        "文件“实施方案”中的“市乙局”",
        "单位“专班”中的“市甲局”",
        "任务“任务0”中的“市丁局”",
        "保障措施“统筹推进”中的“市丙局”",
    ]
    assert told[1][1] == (
        '"市甲局", named in the organization "专班", is neither an organization of the plan nor an '
        "alias of one."
    )


def test_what_refers_to_nothing_is_told_with_what_refers() -> None:
    wrong = Target(id="i.a", kind="level", words="9家", restates="i.z")
    served = Indicator(id="i", name="企业", measures=("m9x",), targets=(wrong,))
    assert sentences("L102", indicators=(served,), measures=measures("甲")) == [
        (
            "目标值“9家”引用的目标值编号“i.z”不存在。",
            'The target "i.z", to which the target "9家" refers, does not exist.',
        ),
        (
            "指标“企业”引用的任务编号“m9x”不存在。",
            'The measure "m9x", to which the indicator "企业" refers, does not exist.',
        ),
    ]


def test_an_id_given_twice_is_told_with_both() -> None:
    two = (Indicator(id="a", name="企业"), Indicator(id="a", name="平台"))
    assert sentences("L104", indicators=two) == [
        (
            "指标“企业”与指标“平台”用了同一个编号“a”。",
            'The id "a" is used twice: for the indicator "企业" and for the indicator "平台".',
        )
    ]


def test_a_name_that_two_bear_is_told_with_both() -> None:
    one = Organization(name="市工信局", kind="department", aliases=("市工业和信息化局",))
    other = Organization(name="市工业和信息化局", kind="department")
    assert sentences("L105", organizations=(one, other)) == [
        (
            "“市工业和信息化局”既是“市工信局”的名称或别名，又是“市工业和信息化局”的。",
            '"市工业和信息化局" is a name or alias of both "市工信局" and "市工业和信息化局".',
        )
    ]
    assert sentences("L105", organizations=(other, other)) == [
        ("单位“市工业和信息化局”列了两次。", 'The organization "市工业和信息化局" is listed twice.')
    ]


@pytest.mark.parametrize(
    ("key", "zh"),
    [("restates", "没有最初的表述：a → a。"), ("subset_of", "没有最大的整体：a → a。")],
)
def test_circles_of_restatements_and_of_parts_are_told_apart(key: str, zh: str) -> None:
    links: Any = {key: "a"}
    circle = Indicator(id="i", name="企业", targets=(Target(id="a", kind="level", **links),))
    ((told, _),) = sentences("L106", indicators=(circle,))
    assert told.endswith(zh)
