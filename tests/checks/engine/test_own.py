"""What a plan's own rule does wrong is told at a length that people read."""

from collections.abc import Iterator

import pytest
from checks.dutyplans import EMPTY

from policymodel.checks import Index, Violation, examine, rule


@pytest.mark.parametrize(("length", "kept"), [(3, 3), (186, 186), (187, 186), (9999, 186)])
def test_an_error_is_told_in_200_characters_at_most(length: int, kept: int) -> None:
    @rule("Z101", "warning")
    def failing(_: Index) -> Iterator[Violation]:
        raise RuntimeError("x" * length)

    (fault,) = examine(EMPTY, extra=[failing]).faults
    # 14 characters and those of its text; then a sign that there were more
    told = "RuntimeError: " + "x" * kept + ("…" if kept < length else "")
    assert fault.message.en == f"expected the plan's own rule Z101 to run, found {told}"
    assert fault.message.zh == f"方案自带规则 Z101 应能运行，实为出错：{told}"
