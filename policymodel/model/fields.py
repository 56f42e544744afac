"""What a field of the model may hold: one validator per kind of field.

Every validator raises `FieldError`, whose message says in zh and en what was expected and
what was found; reading a plan file runs the same validators field by field, so that a
planner learns all faults at once.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
from attrs import field

from policymodel.text import Text, ask_for
from policymodel.vocabulary import Vocabulary

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]

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
_ID = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*", re.ASCII)
LARGEST = Decimal(10) ** 15
_YEARS = (1949, 2199)


class FieldError(ValueError):
    """A value that a field cannot hold.

    Attributes:
        message: what was expected and what was found, in zh and en.
        hint: the way out, where there is one.
    """

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.hint = hint


def shown(value: object) -> str:
    """Return `value` as a message may print it: short, and safe on any terminal."""
    text = ascii(value) if isinstance(value, str) and _UNFIT.search(value) else repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def check_text(value: object) -> None:
    """Refuse what is not text, and characters that no document prints."""
    if not isinstance(value, str):
        raise FieldError(
            Text(f"应为文字，实为 {shown(value)}", f"expected text, found {shown(value)}"),
            Text("请给该值加上引号", "put the value in quotes"),
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


def _text(_: object, __: object, value: object) -> None:
    if (
        type(value) is str
        and value.isprintable()
        and value
        and not value.isspace()
        and not _UNSEEN.search(value)
    ):
        return  # nearly always: the rest is for saying what is wrong
    check_text(value)
    if not str(value).strip():
        raise FieldError(Text("不应为空", "expected some text, found none"))


def _texts(_: object, __: object, value: object) -> None:
    for item in _tuple(value):
        _text(None, None, item)


def _tuple(value: object) -> tuple[Any, ...]:
    if not isinstance(value, tuple):
        raise FieldError(
            Text(f"应为列表，实为 {shown(value)}", f"expected a list, found {shown(value)}"),
        )
    return value


def _id(_: object, __: object, value: object) -> None:
    check_text(value)
    if not _ID.fullmatch(str(value)) or len(str(value)) > 80:
        raise FieldError(
            Text(
                f"编号应为小写英文字母、数字及 . _ -(以字母开头)，实为 {shown(value)}",
                f"expected an id of lower-case letters, digits and . _ - that begins with a "
                f"letter, found {shown(value)}",
            ),
        )


def _number(_: object, __: object, value: object) -> None:
    if not isinstance(value, Decimal) or not value.is_finite() or abs(value) >= LARGEST:
        raise FieldError(
            Text(
                f"应为有限的十进制数(绝对值小于 10^15)，实为 {shown(value)}",
                f"expected a finite decimal number below 10^15, found {shown(value)}",
            ),
        )


def check_count(value: object) -> None:
    """Refuse what is not a whole number of 0 or more."""
    if type(value) is not int or value < 0:
        raise FieldError(
            Text(
                f"应为不小于 0 的整数，实为 {shown(value)}",
                f"expected a whole number of 0 or more, found {shown(value)}",
            )
        )


def _count(_: object, __: object, value: object) -> None:
    check_count(value)


def _year(_: object, __: object, value: object) -> None:
    if type(value) is not int or not _YEARS[0] <= value <= _YEARS[1]:
        raise FieldError(
            Text(
                f"应为四位整数年份(1949–2199)，实为 {shown(value)}",
                f"expected a whole year from 1949 to 2199, found {shown(value)}",
            ),
        )


def _word(vocabulary: Vocabulary[Any]) -> Validator:
    codes = frozenset(vocabulary.codes)

    def validate(_: object, __: object, value: object) -> None:
        if not isinstance(value, str) or value not in codes:
            known = ", ".join(vocabulary.codes)
            raise FieldError(
                Text(
                    f"应为下列词之一：{known}；实为 {shown(value)}",
                    f"expected one of {known}; found {shown(value)}",
                ),
                ask_for(vocabulary.suggest(value)) if isinstance(value, str) else None,
            )

    return validate


def _words(vocabulary: Vocabulary[Any]) -> Validator:
    each = _word(vocabulary)

    def validate(_: object, attribute: Any, value: object) -> None:
        for item in _tuple(value):
            each(_, attribute, item)

    return validate


def _digits(pattern: str, zh: str, en: str) -> Validator:
    compiled = re.compile(pattern, re.ASCII)

    def validate(_: object, __: object, value: object) -> None:
        check_text(value)
        if not compiled.fullmatch(str(value)):
            raise FieldError(
                Text(f"应为{zh}，实为 {shown(value)}", f"expected {en}, found {shown(value)}")
            )

    return validate


_REQUIRED: Any = attrs.NOTHING


def _or_none(validator: Validator) -> Validator:
    def validate(holder: object, attribute: Any, value: object) -> None:
        if value is not None:  # attrs' own optional() takes twice the time
            validator(holder, attribute, value)

    return validate


def _made(validator: Validator, default: Any, **metadata: object) -> Any:
    if default is None:
        return field(default=None, validator=_or_none(validator), metadata=metadata)
    return field(default=default, validator=validator, metadata=metadata)


def text_field(default: Any = _REQUIRED, **metadata: object) -> Any:
    """Make a field for text that is not empty."""
    return _made(_text, default, **metadata)


def texts_field(default: Any = ()) -> Any:
    """Make a field for a list of texts."""
    return _made(_texts, default)


def identifier_field(default: Any = _REQUIRED) -> Any:
    """Make a field for an ASCII id."""
    return _made(_id, default, pattern=rf"^{_ID.pattern}$".replace("?:", ""))


def number_field(default: Any = _REQUIRED) -> Any:
    """Make a field for a finite decimal number."""
    return _made(_number, default)


def year_field(default: Any = _REQUIRED) -> Any:
    """Make a field for a calendar year."""
    return _made(_year, default, minimum=_YEARS[0], maximum=_YEARS[1])


def word_field(vocabulary: Vocabulary[Any], default: Any = _REQUIRED) -> Any:
    """Make a field for one word of a vocabulary."""
    return _made(_word(vocabulary), default, vocabulary=vocabulary)


def words_field(vocabulary: Vocabulary[Any]) -> Any:
    """Make a field for several words of a vocabulary."""
    return _made(_words(vocabulary), (), vocabulary=vocabulary)


def digits_field(pattern: str, zh: str, en: str) -> Any:
    """Make a field for text of a fixed form; `zh` and `en` name the form."""
    return _made(_digits(pattern, zh, en), _REQUIRED, pattern=f"^{pattern}$")


def count_field(default: Any = _REQUIRED) -> Any:
    """Make a field for a whole number of 0 or more: an offset, a length, a month."""
    return _made(_count, default)
