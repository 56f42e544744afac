"""Notes under a table."""

from collections.abc import Sequence

from policymodel.text import COLON, Lang, Text

_NOTE = Text("注", "Note")
_MARK = Text(".", ". ")


def numbered_notes(said: Sequence[Text], lang: Lang) -> tuple[str, ...]:
    """Return notes numbered as offices print them under a table.

    >>> numbered_notes([Text("甲。", "a."), Text("乙。", "b.")], "zh")
    ('注：1.甲。', '2.乙。')
    """
    texts = [text.get(lang) for text in said]
    if len(texts) > 1:
        mark = _MARK.get(lang)
        texts = [f"{number}{mark}{text}" for number, text in enumerate(texts, start=1)]
    word = _NOTE.get(lang) + COLON.get(lang)
    return tuple(text if place else word + text for place, text in enumerate(texts))
