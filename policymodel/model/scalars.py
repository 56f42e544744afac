"""What a single value may be: each check raises `FieldError` with what it expected and found."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import frozen

from policymodel.findings import FieldError
from policymodel.text import Text, ask_for
from policymodel.vocabulary import Vocabulary

Check = Callable[[Any], None]

INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""What nobody sees and no document prints, as a class of characters: controls but tab and line
ends, surrogates, noncharacters, and what Unicode calls default ignorable. Two words that
differ in one of them look alike. Neither a plan nor a plan file may hold them."""

_UNFIT = re.compile(f"[{INVISIBLE}\r]")
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Those of them that Python takes for printable."""
LARGEST = Decimal(10) ** 15
MOST = 10**15
"""The largest count or offset."""


@frozen
class Form:
    """The form that a text has.

    Attributes:
        pattern: what the whole text matches.
        name: how messages call it.
        longest: the most characters it has.
    """

    pattern: str
    name: Text
    longest: int = 80


@frozen
class Between:
    """The bounds of a whole number, both within them, and how messages call it."""

    least: int
    most: int
    name: Text


COUNT = Between(0, MOST, Text("0 至 10^15 的整数", "a whole number from 0 to 10^15"))


def shown(value: object) -> str:
    """Return `value` as a message may print it: short, and safe on any terminal."""
    text = ascii(value) if isinstance(value, str) and _UNFIT.search(value) else repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def refusal(expected: Text, found: object, hint: Text | None = None) -> FieldError:
    """Return the error that says what was expected and what was found."""
    return FieldError(
        Text(
            f"应为{expected.zh}，实为 {shown(found)}",
            f"expected {expected.en}, found {shown(found)}",
        ),
        hint,
    )


def check_text(value: object) -> None:
    """Refuse what is not text, and characters that no document prints."""
    if not isinstance(value, str):
        raise refusal(
            Text("文字", "text"), value, Text("请给该值加上引号", "put the value in quotes")
        )
    if unfit := _UNFIT.search(value):
        point = f"U+{ord(unfit.group()):04X}"
        raise FieldError(
            Text(
                f"文字中不应有不可见或控制字符，第 {unfit.start() + 1} 个字符为 {point}",
                f"expected printable text, found {point} at character {unfit.start() + 1}",
            ),
            Text("请删除该字符", "delete that character"),
        )


def is_plain(value: object) -> bool:
    """Whether `value` is text of printable characters alone, and not blank."""
    return (
        type(value) is str
        and value.isprintable()
        and value != ""
        and not value.isspace()
        and (value.isascii() or not _UNSEEN.search(value))
    )


def check_some_text(value: object) -> None:
    """Refuse what `check_text` refuses, and text without a letter or sign."""
    if is_plain(value):
        return  # nearly always: the rest is for saying what is wrong
    check_text(value)
    if not str(value).strip():
        raise FieldError(Text("不应为空", "expected some text, found none"))


def check_number(value: object) -> None:
    """Refuse what is not a finite Decimal of bearable size."""
    if isinstance(value, Decimal) and value.is_finite() and abs(value) < LARGEST:
        return
    raise refusal(
        Text("有限的十进制数(绝对值小于 10^15)", "a finite decimal number below 10^15"),
        value,
        Text(f'请写 Decimal("{value}")', f'write Decimal("{value}"), which is exact')
        if isinstance(value, float)
        else None,
    )


def check_flag(value: object) -> None:
    """Refuse what is not True or False."""
    if type(value) is not bool:
        raise refusal(Text(" true 或 false", "true or false"), value)


def check_date(value: object) -> None:
    """Refuse what is not a day."""
    if type(value) is not date:
        try:
            meant = repr(date.fromisoformat(str(value)[:10]))
        except ValueError:
            meant = "datetime.date(2021, 11, 4)"
        raise refusal(Text("日期", "a date"), value, Text(f"请写 {meant}", f"write {meant}"))


def number_check(bounds: Between) -> Check:
    """Return the check of a whole number within `bounds`."""
    least, most = bounds.least, bounds.most

    def check(value: object) -> None:
        if type(value) is not int or not least <= value <= most:
            raise refusal(bounds.name, value)

    return check


def form_check(form: Form) -> Check:
    """Return the check of a text of fixed form."""
    pattern = re.compile(form.pattern, re.ASCII)

    def check(value: object) -> None:
        if type(value) is str and pattern.fullmatch(value) and len(value) <= form.longest:
            return
        check_text(value)
        raise refusal(form.name, value)

    return check


def word_check(vocabulary: Vocabulary[Any]) -> Check:
    """Return the check of a word of `vocabulary`."""
    codes = frozenset(vocabulary.codes)

    def check(value: object) -> None:
        if isinstance(value, str) and value in codes:
            return
        known = ", ".join(vocabulary.codes)
        raise FieldError(
            Text(
                f"应为下列词之一：{known}；实为 {shown(value)}",
                f"expected one of {known}; found {shown(value)}",
            ),
            ask_for(vocabulary.suggest(value)) if isinstance(value, str) else None,
        )

    return check
