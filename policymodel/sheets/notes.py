"""Notes under a table, and dates as a table prints them."""

from collections.abc import Sequence
from itertools import takewhile

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


def printed_date(lang: Lang, *parts: int | None) -> str:
    """Return year, month and day as a table prints them, as far as they are known.

    >>> printed_date("zh", 2022, 3, 1), printed_date("en", 2022, 3, None)
    ('2022年3月1日', '2022-03')
    """
    known = list(takewhile(bool, parts))
    if lang == "zh":
        return "".join(f"{part}{unit}" for part, unit in zip(known, "年月日", strict=False))
    return "-".join(f"{part:02}" for part in known)
