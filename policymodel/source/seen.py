"""A text as a reader sees it: what looks alike is alike, and every offset stays.

Whoever types a document again, or copies it from a page, changes what nobody sees: blanks that do
not break, the width of digits and letters, quotes of a typewriter. No fact may hang on that.
"""

import re

from policymodel.folding import BLANKS, HAS_YEAR, YEAR, ZEROS, with_quotes
from policymodel.model.scalars import INVISIBLE

_AS_BLANK = re.compile(f"[{INVISIBLE}\r{BLANKS}]")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％＂﹐-﹚﹟-﹪｡-､]+")
_USUAL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Small forms and half-width ones.
_USUAL |= str.maketrans("﹐﹑﹒﹔﹕﹖﹗﹙﹚﹟﹠﹡﹢﹣﹤﹥﹦﹪｡､", "，、.；：？！（）#&*+-<>=%。、")
_COLON = re.compile("(?<![0-9])∶|∶(?![0-9])")  # the sign of a ratio, where none is
_BOLD = re.compile(r"(\*\*|__)(?=[^\n]{0,9}[^\s*_])([^*_|\n]{1,200})\1")
_ESCAPED = re.compile(r"^([^\S\n]*[0-9]{1,3})\\([.)])", re.MULTILINE)
# １，２００ and, with the narrow blanks of printers, 1 200; a plain one only behind such words.
_WIDE_MARK = re.compile("(?<=[０-９])，(?=[０-９]{3})")
_PARTED = re.compile(
    "(?<![0-9])[0-9]{1,3}(?:[\u2009\u202f][0-9]{3})+(?![0-9])"
    "|(?<=[到过破增约近于计为至达])[ ]?[1-9][0-9]{0,2}(?:[ ][0-9]{3})+(?![0-9])"
)
_GROUP = re.compile("[ \u2009\u202f](?<=[0-9].)[0-9]{3}(?![0-9])")
_GAP = re.compile("(?<=[0-9])[ \u2009\u202f]")
_ZERO = dict.fromkeys(map(ord, f"{ZEROS.replace('零', '')}Ｏｏ0０"), "〇")


def seen(text: str) -> str:
    """Return `text` with plain blanks, narrow digits and letters, and quotes that open and close.

    What nobody sees is a blank, and so are marks of Markdown that set bold and escape: nothing
    moves.

    >>> seen('到\u00a0２０２５\u00a0年，打造"四个一"')
    '到 2025 年，打造“四个一”'
    """
    # What most texts hold none of is looked for first.
    if _GROUP.search(text):
        text = _PARTED.sub(lambda number: _GAP.sub(",", number.group()), text)
    text = _AS_BLANK.sub(" ", text.replace("\u3000", " "))
    if _WIDE.search(text):
        text = _WIDE_MARK.sub(",", text)
        text = _WIDE.sub(lambda wide: wide.group().translate(_USUAL), text)
    if "∶" in text:
        text = _COLON.sub("：", text)
    if "**" in text or "__" in text:
        text = _BOLD.sub(r"  \2  ", text)
    if "\\" in text:  # Markdown, too: 1\\.
        text = _ESCAPED.sub(r"\1\2 ", text)
    if HAS_YEAR.search(text):  # 二Ｏ三〇年
        text = YEAR.sub(lambda year: year.group().translate(_ZERO), text)
    return with_quotes(text)
