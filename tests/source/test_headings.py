"""Where a heading ends, whatever blanks stand in it or around it."""

from hypothesis import given
from hypothesis import strategies as st

from policymodel.source.headings import heading_end

WORDS = st.text("建设水库和码头", min_size=1, max_size=8)
BLANKS = st.text(" \t\n\u3000", max_size=2)


@given(WORDS, BLANKS, BLANKS, st.integers(0, 8))
def test_blanks_of_a_title_and_of_a_text_change_nothing(
    title: str, before: str, blanks: str, place: int
) -> None:
    blank = title[:place] + blanks + title[place:]
    for printed in (title, blank.strip()):
        text = f"一、{before}{printed} 说明。"
        end = len(f"一、{before}{printed}")
        assert heading_end(text, "一", title) == end
        assert heading_end(text, "一", blank) == end
