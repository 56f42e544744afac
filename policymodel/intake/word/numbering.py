"""Automatic numbers: what Word prints before an item of a list, and keeps nowhere as text."""

import re
from xml.etree.ElementTree import Element

from attrs import evolve, field, frozen

from policymodel.intake.word.numerals import numeral
from policymodel.intake.word.styles import Numbered, is_on, value

_PLACE = re.compile("%([1-9])")
_LEVELS = 9
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LARGEST = 99_999


@frozen
class _Level:
    """How the items of one level of a list are numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    gap: str = ""
    restart: int | None = None
    in_digits: bool = False


@frozen
class _List:
    """A list: the counters it shares with others of its kind, its levels, and where it starts."""

    kind: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(factory=dict)


class Numbering:
    """Counts the items of a document's lists, in the order in which they are asked for."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            kinds = {each.get("w:abstractNumId", ""): each for each in root.iter("w:abstractNum")}
            linked = {value(each, "w:styleLink"): each for each in kinds.values()}
            for each in root.iter("w:num"):
                kind = value(each, "w:abstractNumId") or ""
                found = kinds.get(kind)
                if found is not None:
                    found = linked.get(value(found, "w:numStyleLink") or "?", found)
                    self._lists[each.get("w:numId", "")] = _list(kind, found, each)

    def next(self, item: Numbered) -> str:
        """Return what is printed before the next item, its gap included; ``""`` if nothing is."""
        found = self._lists.get(item.list)
        level = found.levels.get(item.level) if found else None
        if found is None or level is None:
            return ""
        counters = self._counters.setdefault(found.kind, [None] * _LEVELS)
        self._count(found, item, counters)
        if level.form == "bullet":
            return _bullet(level)

        def number(mark: re.Match[str]) -> str:
            return _number(found, level, counters, int(mark[1]) - 1)

        text = _PLACE.sub(number, level.text)
        return text + level.gap if text else ""

    def _count(self, found: _List, item: Numbered, counters: list[int | None]) -> None:
        at, level = item.level, found.levels[item.level]
        first = (item.list, at) not in self._begun
        self._begun.add((item.list, at))
        held = counters[at]
        if first and at in found.starts:
            counters[at] = found.starts[at]
        else:
            counters[at] = level.start if held is None else min(held + 1, _LARGEST)
        for above in range(at):
            if counters[above] is None:
                counters[above] = found.levels[above].start if above in found.levels else 1
        for below in range(at + 1, _LEVELS):
            rule = found.levels.get(below, _Level()).restart
            if rule is None or (rule > 0 and at < rule):
                counters[below] = None


def _number(found: _List, level: _Level, counters: list[int | None], at: int) -> str:
    number = counters[at]
    form = found.levels[at].form if at in found.levels else "decimal"
    if level.in_digits and form != "none":
        form = "decimal"
    return numeral(number if number is not None else 1, form)


def _bullet(level: _Level) -> str:
    """Signs of symbol fonts mean nothing outside them: the round bullet stands for them."""
    return _PRIVATE.sub("•", level.text) + (level.gap if level.text.strip() else "")


def _list(kind: str, found: Element, own: Element) -> _List:
    levels = {at: level for at, level in map(_read_level, found.iter("w:lvl")) if at < _LEVELS}
    starts = {}
    for change in own.iter("w:lvlOverride"):
        at = _whole(change.get("w:ilvl"), 0)
        starts_at = value(change, "w:startOverride")
        if starts_at is not None:
            starts[at] = _whole(starts_at, 1)
        for inner in change.iter("w:lvl"):
            levels[at] = _read_level(inner)[1]
    return _List(kind, levels, starts)


def _read_level(element: Element) -> tuple[int, _Level]:
    text = value(element, "w:lvlText") or ""
    restart = value(element, "w:lvlRestart")
    level = _Level(
        start=_whole(value(element, "w:start"), 1),
        form=_form(element),
        text=text,
        restart=None if restart is None else _whole(restart, 0),
        in_digits=is_on(element, "w:isLgl"),
    )
    gap = value(element, "w:suff") or "tab"
    # Behind 一、 or （一） no blank is written; behind 1. there is one, as far as a tab is one.
    gapped = gap != "nothing" and text[-1:].isascii() and text[-1:] != ""
    return _whole(element.get("w:ilvl"), 0), evolve(level, gap=" " if gapped else "")


def _form(element: Element) -> str:
    # Word writes forms that older versions do not know behind a choice of two.
    return next((each.get("w:val", "decimal") for each in element.iter("w:numFmt")), "decimal")


def _whole(text: str | None, otherwise: int) -> int:
    digits = (text or "").strip()
    is_number = digits.isascii() and digits.isdigit() and len(digits) < 6
    return int(digits) if is_number else otherwise
