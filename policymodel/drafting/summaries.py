"""What a measure without a title is called: the first words of what is to be done, cut short."""

import re

from policymodel.folding import POINTS

_STOP = re.compile("[，,。；;：:！!？?\n]")
_ASIDE = re.compile("[（(][^（()）]*[)）]?$")  # 建设码头（市甲局负责
_NUMBER = re.compile(
    rf"^[\s第(（]*[0-9０-９一二三四五六七八九十]{{1,3}}[章节条编篇{POINTS}、)）\s]*"
)
_LONGEST = 24
_SHORTEST = 6


def condensed(words: str, number: str | None) -> str | None:
    """Return the first clause of a measure that says something, at most 24 characters.

    >>> condensed("1．研究建立因调整造成损失的补偿机制，完善程序。", "1")
    '研究建立因调整造成损失的补偿机制'
    >>> condensed("第十五条　社区设施应当开放。", "第十五条")
    '社区设施应当开放'
    >>> [condensed(each, None) for each in ("各县（市、区）组织改造。", "建设深水码头（市甲局）")]
    ['各县（市、区）组织改造', '建设深水码头']
    """
    bare = _NUMBER.sub("", words) if number else words
    clauses = [each.strip() for each in _STOP.split(bare[:200])]
    first = next((each for each in clauses if len(each) >= _SHORTEST), "".join(clauses[:1]))
    short = first[:_LONGEST]
    while len(cut := _ASIDE.sub("", short)) >= _SHORTEST and cut != short:
        short = cut
    return short or None
