"""How far from a number verification looks for what is said of it."""

import pytest
from checks.rules.test_limits import verified_codes

FIRM = "{{id: {id}, kind: level, comparator: at_least, value: {value}, at: [{at}, {end}], {more}}}"


def firms(*targets: str) -> str:
    return f"indicators: [{{id: firms, targets: [{', '.join(targets)}]}}]\n"


def stated(name: str, text: str, words: str, more: str) -> str:
    at = text.index(words)
    made = {"id": name, "value": 30, "at": at, "end": at + len(words), "more": more}
    return FIRM.format(**made)


@pytest.mark.parametrize(("distance", "is_told"), [(1000, True), (1001, False)])
def test_a_year_holds_for_what_stands_within_a_thousand_characters(
    distance: int, is_told: bool
) -> None:
    """Between two targets that take their year from one place a third one should have it."""
    head = "2027年目标：甲1家。"
    text = head + "。" * (distance + len("2027年") - len(head)) + "乙2家丙3家"
    dated = "year: 2027, year_at: [0, 5]"
    targets = (
        stated("a", text, "甲1家", dated),
        stated("b", text, "乙2家", "unit: 家"),
        stated("c", text, "丙3家", dated),
    )
    found = verified_codes(text, firms(*targets))
    path = "indicators[0].targets[1].year"
    assert (("V049", path) in {(code, at) for code, at, _ in found}) is is_told


@pytest.mark.parametrize(("distance", "is_told"), [(3000, False), (3001, True)])
def test_what_binds_a_table_stands_at_most_three_thousand_characters_before(
    distance: int, is_told: bool
) -> None:
    text = "约束性".ljust(distance, "\n") + "企业30"
    target = stated("a", text, "企业30", "commitment: binding")
    found = [path for code, path, _ in verified_codes(text, firms(target)) if code == "V040"]
    assert found == (["indicators[0].targets[0].commitment"] if is_told else [])


@pytest.mark.parametrize(("distance", "is_told"), [(160, False), (161, True)])
def test_what_binds_a_row_stands_at_most_so_far_behind(distance: int, is_told: bool) -> None:
    text = "企业30" + "甲" * distance + "约束性"
    target = stated("a", text, "企业30", "commitment: binding")
    found = [path for code, path, _ in verified_codes(text, firms(target)) if code == "V040"]
    assert found == (["indicators[0].targets[0].commitment"] if is_told else [])
