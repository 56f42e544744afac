"""What a measure without a title is called: the first words of what is to be done, cut short."""

import re

from policymodel.folding import POINTS

_CLAUSE = re.compile("[^，,。；;：:！!？?\n]+")
_ENDS = frozenset("。；;！!？?\n")
_ASIDE = re.compile("[（(][^（()）]*[)）]?$")  # 建设码头（市甲局负责
_NUMBER = re.compile(
    rf"^[\s第(（]*[0-9０-９一二三四五六七八九十]{{1,3}}[章节条编篇{POINTS}、)）\s]*"
)
# When it is to be done, and not what: 2031年9月底之前.
_WHEN = re.compile(
    r"(?:在|从|自|到|于|力争|争取|每)?[0-9０-９ 〇一二三四五六七八九十至—–-]+年[^，]{0,12}?"
    r"(?:[前后内起间底末初]|[月日度]|年)|(?:每[年月季周][度]?|今年|年内|近期|目前|同时)"
)
# By what means or of what it is done: the next clause says what.
_LEAD = re.compile(
    "(?:依托|按照|根据|围绕|通过|针对|结合|对于?|为了?|以|在|将|把|由|充分发挥|[^，]{0,12}?(?:要|应)?(?:对|按照|依托|根据|围绕))"
)
_BREAKS = re.compile("(?<=[、）”》])|(?=[和及与并或])")
_QUOTED = re.compile("“[^”]*$|《[^》]*$|（[^）]*$")
_LONGEST = 40
_SHORTEST = 6


def condensed(words: str, number: str | None) -> str | None:
    """Return the first clause of a measure that says what to do, at most 40 characters.

    A longer one is cut where a word ends for certain, which is shown.

    >>> condensed("1．研究建立因调整造成损失的补偿机制，完善程序。", "1")
    '研究建立因调整造成损失的补偿机制'
    >>> condensed("第十五条　社区设施应当开放。", "第十五条")
    '社区设施应当开放'
    >>> [condensed(each, None) for each in ("各县（市、区）组织改造。", "建设深水码头（市甲局）")]
    ['各县（市、区）组织改造', '建设深水码头']
    >>> condensed("2031年9月底前，对形成的清单，组织解读，编印手册。", None)
    '对形成的清单，组织解读'
    """
    bare = (_NUMBER.sub("", words) if number else words)[:200]
    start, end = _first(bare)
    short = bare[start:end].strip()
    while len(cut := _ASIDE.sub("", short)) >= _SHORTEST and cut != short:
        short = cut
    return _cut(short) or None


def _first(text: str) -> tuple[int, int]:
    """Return where the words begin and end that say what is to be done."""
    clauses = [*_CLAUSE.finditer(text)]
    said = [each for each in clauses if not _WHEN.fullmatch(each.group().strip())] or clauses
    long = [each for each in said if len(each.group().strip()) >= _SHORTEST]
    if not said:
        return 0, len(text)
    first = (long or said)[0]
    for each in clauses[clauses.index(first) :]:
        if text[each.end() : each.end() + 1] in _ENDS or not _LEAD.match(each.group().strip()):
            return first.start(), each.end()
    return first.span()


def _cut(words: str) -> str:
    """Return words of at most so many characters: cut at a pause, not within a quotation."""
    if len(words) <= _LONGEST:
        return words
    short = words[: _LONGEST - 1]
    short = _QUOTED.sub("", short) or short
    places = [found.start() for found in _BREAKS.finditer(short) if found.start() > len(short) // 4]
    return (short[: places[-1]] if places else short).rstrip("、，, ") + "…"
