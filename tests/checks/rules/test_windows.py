"""How far rules of verification look: the last place that is seen and the first that is not."""

import pytest
from checks.documents import found, spans
from checks.documents import told as findings

NAME = "泵站设施"


def stated(text: str, words: str, *, unit: str = "座", more: str = "") -> str:
    """An indicator of that name with one target at the last of `words`, for a fragment."""
    start = text.rindex(words)
    value = "".join(filter(str.isdigit, words))
    return (
        f"indicators: [{{id: x, name: {NAME}, unit: {unit}, targets: [{{id: a, kind: level,"
        f" comparator: at_least, value: {value}, unit: {unit}, words: '{words}',"
        f" at: [{start}, {start + len(words)}]{more}}}]}}]"
    )


def filled(text: str, length: int, behind: str) -> str:
    """`text`, filled up to a length, and what stands behind."""
    return text + "甲" * (length - len(text)) + behind


@pytest.mark.parametrize(("place", "told"), [(242, False), (243, True)])
def test_what_is_said_of_each_was_named_not_far_before(place: int, told: bool) -> None:
    text = filled(NAME, place - 1, "。到2025年，分别达到5座、6家。")
    assert bool(found("V045", text, stated(text, "达到5座"))) is told


@pytest.mark.parametrize(("place", "told"), [(4003, False), (4004, True)])
def test_the_head_above_the_places_of_a_table_is_within_it(place: int, told: bool) -> None:
    text = filled(f"县区｜{NAME}\n", place - 5, "\n东山县\t5\n")
    fragment = stated(text, "5", more=", scope: 东山县")
    assert text.index("\t5") + 1 == place
    assert bool(found("V045", text, fragment)) is told


@pytest.mark.parametrize(("place", "told"), [(402, False), (403, True)])
def test_rows_without_names_have_them_near_before(place: int, told: bool) -> None:
    text = filled(f"{NAME}\n", place - 1, "\n5\n")
    assert bool(found("V045", text, stated(text, "5"))) is told


@pytest.mark.parametrize(("place", "told"), [(399, False), (400, True)])
def test_rows_without_names_have_them_near_behind(place: int, told: bool) -> None:
    text = filled("5\n", place - 1, f"\n{NAME}\n")
    assert bool(found("V045", text, stated(text, "5"))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{NAME}\n座\n", 82),  # the name is cut, the cell of its unit is not
        (f"{NAME}（座）\n", 4000),  # the head of a column
    ],
)
def test_units_stand_in_the_row_or_in_the_head_of_the_column(text: str, told: int) -> None:
    offset = 2 if "\n座" in text else 0  # of the name that is two letters longer
    for place, is_told in ((told + offset, False), (told + offset + 1, True)):
        whole = filled(text, place - 1, "\n5\n")
        assert bool(found("V005", whole, stated(whole, "5"))) is is_told


@pytest.mark.parametrize(("length", "told"), [(39, 39), (40, 9)])
def test_a_heading_is_quoted_whole_where_it_is_short(length: int, told: int) -> None:
    text = "一、甲项\n" + "二、" + "乙" * (length - 2) + "\n三、丙项\n"
    fragment = "sections: [{number: 一, title: 甲项, at: [0, 4]}]"
    assert spans("V033", text, fragment) == [(5, 5 + told)]


def test_of_very_many_headings_the_first_are_told() -> None:
    lines = [f"{number}.甲事。\n({number})乙事。\n" for number in range(1, 110)]
    text, fragment = "".join(lines), "measures:"
    for k, line in enumerate(lines[::2]):
        start = text.index(line)
        fragment += (
            f"\n  - {{id: n{k}, number: '{2 * k + 1}', title: 甲事, at: [{start}, {start + 4}]}}"
        )
    assert len(spans("V033", text, fragment)) == 50


@pytest.mark.parametrize(("between", "told"), [(6, False), (7, True)])
def test_a_word_behind_a_number_says_which_way_it_goes(between: int, told: bool) -> None:
    text = f"{NAME}达到3座{'甲' * between}以内。"
    fragment = stated(text, "3座").replace("id: x,", "id: x, at: [0, 4], direction: decrease,")
    assert bool(found("V043", text, fragment)) is told


@pytest.mark.parametrize(("line", "told"), [(12, False), (13, True)])
def test_the_title_of_a_row_is_among_its_first_cells(line: int, told: bool) -> None:
    heads = "序号\n任务\n牵头单位\n配合单位\n"
    row = "1\n" + "甲\n" * (line - 2) + "做事\n市科技局"
    place = f"[{len(heads)}, {len(heads) + len(row)}]"
    fragment = f"measures: [{{id: m1, number: '1', title: 做事, at: {place}}}]"
    assert bool(found("V009", f"{heads}{row}\n", fragment)) is told


def test_signs_that_cannot_be_printed_are_not_quoted() -> None:
    (one,) = findings("V020", "甲\u007f乙5家。", "period: {}")
    assert "甲 乙5家" in one.message.zh
