"""Notes under a table."""

from collections.abc import Sequence

from policymodel.text import COLON, LIST_COMMA, Lang, Text

_NOTE = Text("注", "Note")
_MARK = Text(".", ". ")
_FEW = 2  # numbers in a row that are said one by one


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


def numbers(places: Sequence[int]) -> Text:
    """Return running numbers, those in a row by their ends.

    >>> numbers([1, 3, 4, 5, 8, 9]).zh, numbers([3, 4, 5]).en
    ('1、3—5、8、9', '3–5')
    """
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])

    def said(lang: Lang) -> str:
        dash, comma = ("—" if lang == "zh" else "–"), LIST_COMMA.get(lang)
        ends = (
            f"{run[0]}{dash}{run[-1]}" if len(run) > _FEW else comma.join(map(str, run))
            for run in runs
        )
        return comma.join(ends)

    return Text(said("zh"), said("en"))
