"""A message shows the first few names, none too long, and says how many there are."""

import pytest

from policymodel.analysis.wording import short, some
from policymodel.text import Text


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("甲乙丙", Text("“甲”、“乙”、“丙”", '"甲", "乙", "丙"')),
        ("甲乙丙丁", Text("“甲”、“乙”、“丙”等4项", '"甲", "乙", "丙" and 1 more')),
    ],
)
def test_three_names_are_all_shown_and_of_four_the_first_three(names: str, expected: Text) -> None:
    assert some([*names]) == expected


def test_as_many_names_are_shown_as_are_asked_for() -> None:
    assert some([*"甲乙"], 2) == Text("“甲”、“乙”", '"甲", "乙"')
    assert some([*"甲乙"], 1) == Text("“甲”等2项", '"甲" and 1 more')


def test_a_name_of_forty_letters_is_whole_and_a_longer_one_is_cut() -> None:
    assert short("局" * 40) == "局" * 40
    assert short("局" * 41) == "局" * 39 + "…"
