"""What is left of a name: grades alone, units in brackets that a page parted from their name."""

import pytest

import policymodel as pm

HEAD = "云泽市植树规划\n2031年3月1日\n一、发展目标\n"
TAIL = "二、重点任务\n1.植树。造林。（市林业局负责）\n2.护林。护林。（市林业局负责）\n"


def drafted(goals: str) -> list[tuple[str, list[str]]]:
    made = pm.draft(f"{HEAD}{goals}\n{TAIL}")
    assert [each.format() for each in pm.check(made.plan) if each.severity == "error"] == []
    return [(each.name, [one.words for one in each.targets]) for each in made.plan.indicators]


def test_grades_are_of_what_was_counted_before() -> None:
    [(name, words)] = drafted("建成示范基地43个，其中国家级8个，省级35个。")
    assert (name, words) == ("示范基地", ["43个", "8个", "35个"])


@pytest.mark.parametrize(
    "table",
    [
        "指标\n2030年\n2035年\n使用率\n70\n75\n（%）\n覆盖率（%）\n47\n50",
        "指标\t2030年\t2035年\n（%）\t70\t75\n覆盖率（%）\t47\t50",
        "| 指标 | 2030年 | 2035年 |\n|---|---|---|\n| （%） | 70 | 75 |\n| 覆盖率（%） | 47 | 50 |",
        "序号\n指标\n2030年\n2035年\n1\n（%）\n70\n75\n2\n覆盖率（%）\n47\n50",
        "行政区\n（平方千米）\n岸线（千米）\n甲区\n8.1\n5.2\n乙区\n8\n5",
    ],
)
def test_a_unit_alone_is_no_name(table: str) -> None:
    assert all(name[0] not in "(（" for name, _ in drafted(table))
