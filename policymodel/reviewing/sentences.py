"""The sentence of the document around a place, as a review shows it beside what it states."""

from policymodel.model import Span
from policymodel.source import SourceText

AROUND = 60  # characters of the sentence that are shown on either side
_LONGEST = 160  # characters of a passage that are shown; of what is longer its two ends


def sentence(source: SourceText, at: Span, around: int = AROUND) -> str:
    """Return the sentence around a place, which stands in 【】: of what is long the nearest part.

    >>> sentence(SourceText("第一句。到2030年，建成泊位12个。第三句。"), Span(13, 18))
    '到2030年，建成【泊位12个】。'
    >>> sentence(SourceText("到2030年，建成泊位12个，其中深水泊位3个。"), Span(9, 11), 4)
    '…年，建成【泊位】12个，…'
    """
    text, clauses = source.text, source.clauses
    begins, last = clauses.sentence(at.start), max(at.end - 1, 0)
    ends = clauses.sentence_end(last, around + 1) + 1
    start, end = max(begins, at.start - around), min(max(ends, at.end), at.end + around)
    inside = text[at.slice]
    if len(inside) > _LONGEST:
        inside = f"{inside[: _LONGEST // 2]}…{inside[-_LONGEST // 2 :]}"
        return f"【{inside}】".replace("\n", " ")
    before = "…" * (start > begins) + text[start : at.start]
    behind = text[at.end : end] + "…" * (end < ends)
    return f"{before}【{inside}】{behind}".replace("\n", " ").strip()
