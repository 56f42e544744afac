"""How measures follow one another, at the edges of what a message says of it."""

import pytest
from checks.dutyplans import plan_of
from checks.running import check


@pytest.mark.parametrize(("last", "more"), [(11, ""), (13, ", …")])
def test_the_first_five_holes_in_a_row_of_numbers_are_named(last: int, more: str) -> None:
    lines = [f'- {{id: m{n}, number: "{n}", title: 平台}}' for n in range(1, last + 1, 2)]
    (found,) = check(plan_of("\n".join(["measures:", *lines])), select=["D212"])
    assert found.message.zh == f"任务序号应连续，实为缺 2, 4, 6, 8, 10{more}"
