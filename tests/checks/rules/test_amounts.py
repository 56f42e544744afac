"""Targets that leave their amount open: T232."""

import pytest
from checks.rules.test_numbers import indicator, plan
from checks.running import check

from policymodel.model import Target


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("建成一批重点实验室", True),
        ("培育若干骨干企业", True),
        ("出台若干政策", False),
        ("建成重点实验室", False),
        (None, False),
    ],
)
def test_amounts_left_open_are_told_in_one_line(words: str | None, is_told: bool) -> None:
    targets = [Target(id=f"t{k}", kind="milestone", words=words) for k in range(2)]
    found = check(plan(indicator(*targets)), select=["T232"])
    assert [one.path for one in found] == ["indicators[0].targets[0]"] * is_told
    assert all("有2项" in one.message.zh for one in found)
