"""How measures follow one another, at the edges of what a message says of it."""

import pytest
from checks.dutyplans import plan_of
from checks.running import check


@pytest.mark.parametrize(("last", "more"), [(11, ""), (13, "等")])
def test_the_first_five_holes_in_a_row_of_numbers_are_named(last: int, more: str) -> None:
    lines = [f'- {{id: m{n}, number: "{n}", title: 平台}}' for n in range(1, last + 1, 2)]
    (found,) = check(plan_of("\n".join(["measures:", *lines])), select=["D212"])
    assert found.message.zh == f"任务序号不连续，缺2、4、6、8、10{more}。"
    assert found.message.en.startswith("The numbers of the measures have gaps: 2, 4, 6, 8, 10")


def test_a_number_that_stands_twice_is_told() -> None:
    lines = [f'- {{id: m{k}, number: "{n}", title: 平台}}' for k, n in enumerate((1, 2, 2, 5))]
    (found,) = check(plan_of("\n".join(["measures:", *lines])), select=["D212"])
    assert found.message.zh == "任务序号不连续，缺3—4；又有重复：2。"
    assert found.message.en == (
        "The numbers of the measures have gaps (3–4 missing), and some repeat: 2."
    )


PARTS = """
measures:
  - id: m1
    number: "1"
    title: 建码头
    at: [0, 90]
    parts:
      - {summary: 建泊位, at: [0, 50]}
      - {summary: 引航, at: %s}
"""


@pytest.mark.parametrize(
    ("at", "zh"),
    [
        ("[40, 80]", "任务“建码头”的第2个分项录在 [40, 80]，与第1个分项 [0, 50] 重叠或次序颠倒。"),
        ("[60, 99]", "任务“建码头”的第2个分项录在 [60, 99]，超出了该任务的原文 [0, 90]。"),
    ],
)
def test_a_part_out_of_its_place_is_told_with_what_was_typed(at: str, zh: str) -> None:
    (found,) = check(plan_of(PARTS % at), select=["D106"])
    assert found.message.zh == zh


def test_a_section_may_stand_among_the_measures_of_a_row() -> None:
    lines = [
        "sections: [{number: 一, title: 任务, sections: [{number: (二), title: 节水}]}]",
        "measures:",
        *(
            f"  - {{id: m{k}, number: ({n}), section: [一], title: 甲}}"
            for k, n in enumerate("一三四六")
        ),
    ]
    (told,) = check(plan_of("\n".join(lines)), select=["D212"])
    assert "缺5" in told.message.zh.replace(" ", "")
