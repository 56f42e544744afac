"""What is read with some names is read again with others as if it were read for the first time."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policymodel.model import Span
from policymodel.source.bodies import KnownNames
from policymodel.source.brackets import printed, read_printed
from policymodel.source.charges import read_charges
from policymodel.source.content import content
from policymodel.source.duties import may_charge
from policymodel.source.saying import read_sentence

# Names, words in them, words around them: what is known may stand anywhere.
NAMES = (
    "市港航局",
    "港航局",
    "市港航局航道处",
    "市、区商务局",
    "云港集团",
    "东湾村",
    "云泽",
)
KNOWN = st.frozensets(st.sampled_from((*NAMES, "市", "局", "港", "牵头", "东湾村牵头", "年底前")))
LABELS = (
    "责任单位：",
    "责任单位",
    "牵头部门:",
    "完成时限：",
    "责任领导：",
    "项目：",
    "东湾村 责任单位：",
)
DUTIES = ("牵头", "负责", "配合", "（牵头）", "按职责分工负责", "负责监管，督促整改", "要加强监管")
SIGNS = ("、", "，", "；", " ", "和", "会同", "由", "等", "等部门", "（", "）", "\n")
WORDS = st.lists(st.sampled_from((*NAMES, *LABELS, *DUTIES, *SIGNS, "2026年底前", "建设码头")))
BRACKETS = st.lists(st.tuples(st.sampled_from(("建码头。", "建码头", "")), WORDS), max_size=4)


@example(brackets=[("建码头。", [NAMES[0], "牵头", "责任单位："])], known=[frozenset([NAMES[0]])])
@given(brackets=BRACKETS, known=st.lists(KNOWN, min_size=1, max_size=4))
def test_brackets_are_read_alike_whatever_was_known_before(
    brackets: list[tuple[str, list[str]]], known: list[frozenset[str]]
) -> None:
    text = printed("".join(f"{before}（{''.join(words)}）" for before, words in brackets))
    before = read_printed(text)
    for names in known:
        again, anew = read_printed(text, names, before), read_printed(text, names)
        assert (again, again.pairs) == (anew, anew.pairs)
        before = again


@given(words=WORDS, known=KNOWN)
def test_words_that_charge_say_so_with_a_label_or_a_duty(
    words: list[str], known: frozenset[str]
) -> None:
    passage = content("".join(words), 0, len("".join(words)))
    says = read_charges(passage, KnownNames(known))
    assert says is None or not says.parts or may_charge(passage.text)


@pytest.mark.parametrize(
    ("names", "later", "charged"),
    [
        ((), ("云港集团",), ["云港集团"]),  # a list charges once all its names are known
        (("云港集团",), (), []),
        (("云港集团",), ("东湾村",), []),
    ],
)
def test_a_list_of_names_charges_while_they_are_known(
    names: tuple[str, ...], later: tuple[str, ...], charged: list[str]
) -> None:
    text = printed("建码头。（云港集团）")
    found = read_printed(text, later, read_printed(text, names)).read
    assert [name.text for each in found for part in each.parts for name in part.names] == charged


def test_prose_with_a_duty_inside_charges_nobody_as_a_list_does() -> None:
    text = "市港航局牵头建设码头，市商务局加强监管"
    assert not may_charge(text)
    assert read_sentence(text, Span(0, len(text)), acting=False) is None
