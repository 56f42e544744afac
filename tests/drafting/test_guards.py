"""What is asked first, for speed, never hides what the words behind it would read."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policymodel.drafting import conventions, headings
from policymodel.drafting.targets import grammar, placed, placedlines
from policymodel.folding import fold

GUARDED = [
    ("states", "state_ends"),
    ("covers", "state_ends"),
    ("all_gone", "of_all"),
    ("all_do", "of_all"),
    ("bottom_line", "of_all"),
]
_LOOKING = re.compile(r"\(\?<?[=!](?:[^()]|\[[^]]*\])*\)")


def like(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    """Texts that begin as `pattern` says, what it looks at beside its words left out."""
    return st.from_regex(_LOOKING.sub("", pattern.pattern), fullmatch=True)


@pytest.mark.parametrize(("words", "guard"), GUARDED)
@settings(max_examples=1000)  # many alternatives
@given(data=st.data())
def test_a_statement_has_what_is_asked_first(words: str, guard: str, data: st.DataObject) -> None:
    clause = data.draw(like(grammar.pattern(words)))
    if grammar.pattern(words).search(clause):
        assert grammar.pattern(guard).search(clause), clause


@pytest.mark.parametrize(("style", "pattern"), headings._STYLES)
@given(data=st.data())
def test_numbers_of_every_style_begin_so(
    style: str, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    line = f"{data.draw(like(pattern))}建设码头"
    if pattern.match(line):
        assert headings._NUMBERED.match(line), style


@pytest.mark.parametrize("which", ["number", "places"])
@given(data=st.data())
def test_heads_of_a_first_column_consist_of_its_characters(which: str, data: st.DataObject) -> None:
    heads = placedlines._of_heads()
    assert heads.issuperset(fold(data.draw(like(placed.patterns()[which]))))


LEADING = [pattern for kind, pattern in conventions._grammar()[1] if kind != "also"]


@given(st.sampled_from(LEADING).flatmap(lambda each: st.from_regex(each, fullmatch=True)))
def test_every_convention_of_who_leads_says_so(words: str) -> None:
    assert conventions._LEADS.search(words)
