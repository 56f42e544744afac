"""What a question about a number quotes: the sentence that it stands in, and no other."""

import pytest
from drafting.targets.reader import read

from policymodel.drafting.targets.asking import quoted
from policymodel.model import Span


def asked(text: str, number: str) -> str:
    place = text.index(number)
    return quoted(text, Span(place, place + len(number)))


@pytest.mark.parametrize(
    ("text", "number", "wanted"),
    [
        ("建码头5座。招引航员20名，建灯塔。设船厂3家。", "20名", "招引航员⟦20名⟧，建灯塔。"),
        ("1.建码头5座；2.招引航员20名；3.设船厂3家。", "20名", "2.招引航员⟦20名⟧；"),
        ("二、重点任务\n招引航员20名\n（二）设船厂3家", "20名", "招引航员⟦20名⟧"),
        ("（市甲局负责）\n（二）招引航员20名。（市乙局负责）", "20名", "（二）招引航员⟦20名⟧。"),
        # A page broke the line in mid-sentence.
        (
            "云川港面向沿海和内河各港公开招聘并统一培训\n引航员20名，设船厂3\n家。另建灯塔。",
            "20名",
            "云川港面向沿海和内河各港公开招聘并统一培训 引航员⟦20名⟧，设船厂3 家。",
        ),
    ],
)
def test_the_sentence_alone_is_quoted(text: str, number: str, wanted: str) -> None:
    assert asked(text, number) == wanted


def test_a_long_sentence_is_cut_on_both_sides() -> None:
    text = "建码头" * 30 + "20座" + "设船厂" * 30
    words = asked(text, "20座")
    assert (words[0], words[-1], len(words)) == ("…", "…", 87)


def test_neighbours_are_not_quoted_in_the_question() -> None:
    found = read("建码头。由市甲局统一招聘，新增300名。设船厂。", purpose="measures", measure="m1")
    [question] = found.questions
    assert "由市甲局统一招聘，新增⟦300名⟧。" in question.asks.zh
    assert not any(each in question.asks.zh for each in ("建码头", "设船厂"))
