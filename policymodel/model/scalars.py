"""What a single value may be; a check raises `FieldError` with what was expected and found."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated, Any

from attrs import frozen

from policymodel.findings import FieldError
from policymodel.text import Text, Texts, ask_for
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
# Those of them that Python takes for printable.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
MOST = 10**15  # the largest count or offset; a value is smaller
_LONGEST = 80  # the most characters of a text that has a form

say = Texts(__file__)


@frozen
class Form:
    """The form that a text has: what all of it matches, and under which name messages have it."""

    name: str
    pattern: str


@frozen
class Between:
    """The bounds of a whole number, both within them, and under which name messages have it."""

    name: str
    least: int
    most: int


ID_FORM = Form("id", "[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*")
Id = Annotated[str, ID_FORM]
Sha256 = Annotated[str, Form("sha256", "[0-9a-f]{64}")]
Language = Annotated[str, Form("language", "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")]
Year = Annotated[int, Between("year", 1949, 2199)]
COUNT = Between("count", 0, MOST)
Count = Annotated[int, COUNT]


def shown(value: object) -> str:
    """Return `value` as a message may print it: short, and safe on any terminal."""
    if isinstance(value, Decimal):
        text = str(value)
    else:
        text = ascii(value) if isinstance(value, str) and _UNFIT.search(value) else repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def refusal(expected: Text, found: object, hint: Text | None = None) -> FieldError:
    """Return the error that says what was expected and what was found."""
    given = found if isinstance(found, Text) else shown(found)
    return FieldError(say("refusal", expected=expected, found=given), hint)


def check_text(value: object) -> None:
    """Refuse what is not text, and characters that no document prints."""
    if not isinstance(value, str):
        raise refusal(say("text"), value, say("in_quotes"))
    if unfit := _UNFIT.search(value):
        point = f"U+{ord(unfit.group()):04X}"
        told = say("unfit.message", place=unfit.start() + 1, point=point)
        raise FieldError(told, say("unfit.hint"))


def check_some_text(value: object) -> None:
    """Refuse what `check_text` refuses, and text without a letter or sign."""
    if (
        type(value) is str
        and value.isprintable()
        and (value.isascii() or not _UNSEEN.search(value))
        and value
        and not value.isspace()
    ):
        return  # nearly always: the rest is for saying what is wrong
    if value is not None:
        check_text(value)
    if value is None or not str(value).strip():
        raise FieldError(say("blank.message"), say("blank.hint"))


def check_number(value: object) -> None:
    """Refuse what is not a finite Decimal of bearable size."""
    if not (isinstance(value, Decimal) and value.is_finite() and value.copy_abs() < MOST):
        hint = say("decimal", value=value) if isinstance(value, float) else None
        raise refusal(say("number"), value, hint)


def check_flag(value: object) -> None:
    """Refuse what is not True or False."""
    if type(value) is not bool:
        raise refusal(say("flag"), value)


def check_date(value: object) -> None:
    """Refuse what is not a day."""
    if type(value) is not date:
        try:
            meant = repr(date.fromisoformat(str(value)[:10]))
        except ValueError:
            meant = "datetime.date(2021, 11, 4)"
        raise refusal(say("date"), value, say("write", meant=meant))


def check_by(rule: Vocabulary[Any] | Form | Between) -> Check:
    """Return the check of a word of a vocabulary, a text of fixed form or a number in bounds."""
    if isinstance(rule, Vocabulary):
        return partial(_check_word, rule, frozenset(rule.codes))
    if isinstance(rule, Form):
        return partial(_check_form, rule.name, re.compile(rule.pattern, re.ASCII))
    return partial(_check_bounds, rule)


def _check_bounds(bounds: Between, value: object) -> None:
    if type(value) is not int or not bounds.least <= value <= bounds.most:
        raise refusal(say(f"of.{bounds.name}"), value)


def _check_form(name: str, pattern: re.Pattern[str], value: object) -> None:
    if type(value) is not str or not pattern.fullmatch(value) or len(value) > _LONGEST:
        check_text(value)
        raise refusal(say(f"of.{name}"), value)


def _check_word(vocabulary: Vocabulary[Any], codes: frozenset[str], value: object) -> None:
    if not isinstance(value, str) or value not in codes:
        hint = ask_for(vocabulary.suggest(value)) if isinstance(value, str) else None
        known = ", ".join(vocabulary.codes)
        raise FieldError(say("word", known=known, found=shown(value)), hint)
