"""What a plan's compiler may change of a part: its fields, as cells show them and as they are read.

The fields follow the classes of the model. What points to another part (a measure's id) shows
that part's label, 任务3; codes show their words; lists have a line for each item.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, NamedTuple

import attrs

from policymodel.folding import fold
from policymodel.model import PartialDate, Source, Span
from policymodel.model.fields import shapes
from policymodel.model.measure import BY_ROLE
from policymodel.model.places import Path
from policymodel.reading.structure import written_number
from policymodel.text import LIST_COMMA, Lang, Text, Texts
from policymodel.vocabulary import OFFICIAL_ROLES, ROLES, Vocabulary

say = Texts(__file__)

FieldKind = Literal["text", "number", "whole", "flag", "code", "date", "names", "codes"]
Shown = str | int | Decimal
# What an id in these fields is the id of, by class and field.
_POINTERS = {
    ("Indicator", "measures"), ("Goal", "indicators"), ("Target", "subset_of"),
    ("Target", "restates"), ("Mechanism", "measure"), ("Convention", "from_measure"),
    ("JudgedLink", "measure"),
}  # fmt: skip
_MAY_POINT = {("Suppression", "at")}  # or hold a name, or a path
_MOST_WORDS = 20  # of a vocabulary that are listed
_LONGEST_NUMBER = 15  # significant digits that a cell of a spreadsheet keeps
_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?|\s*月?)")


class Field(NamedTuple):
    """A field of a part of a plan that has a cell of its own.

    Attributes:
        key: which column it stands in: its name, or ``responsibilities.lead`` for a role.
        path: its path in the part, as the plan file has it.
        kind: what it holds.
        codes: the vocabulary that it is of.
        points: whether it holds the id of another part.
        may_point: whether it holds such an id, or anything else.
    """

    key: str
    path: Path
    kind: FieldKind
    codes: Vocabulary[Any] | None = None
    points: bool = False
    may_point: bool = False


@cache
def fields_of(cls: type) -> tuple[Field, ...]:
    """Return the fields of a class of the model that may be changed, in its order.

    Ids are never changed, and places are written by tools.

    >>> from policymodel.model import Baseline
    >>> [field.key for field in fields_of(Baseline)]
    ['value', 'year', 'words', 'note', 'doubt', 'remark']
    """
    found: list[Field] = []
    for name, made in shapes(cls).items():
        if made.kind in BY_ROLE:
            roles = OFFICIAL_ROLES if name == "officials" else ROLES
            found += (Field(f"{name}.{each.code}", (name, each.code), "names") for each in roles)
        elif name != "id" and cls is not Source and (kind := _kind(made)) is not None:
            codes = made.rule if isinstance(made.rule, Vocabulary) else None
            key = cls.__name__, name
            made_field = Field(name, (name,), kind, codes, key in _POINTERS, key in _MAY_POINT)
            found.append(made_field)
    return tuple(found)


def field_of(cls: type, key: str) -> Field:
    """Return the field with a key of a class of the model."""
    return next(each for each in fields_of(cls) if each.key == key)


def is_wanted(cls: type, field: Field) -> bool:
    """Whether a part of a class cannot be without a field."""
    made = attrs.fields_dict(cls).get(str(field.path[0]))
    return made is not None and made.default is attrs.NOTHING


def _kind(made: Any) -> FieldKind | None:
    if made.kind is None or made.kind is Span or attrs.has(made.kind):
        return None
    if isinstance(made.rule, Vocabulary):
        return "codes" if made.many else "code"
    if made.many:
        return "names"
    kinds: dict[Any, FieldKind] = {Decimal: "number", int: "whole", bool: "flag"}
    kinds |= {date: "date", PartialDate: "date"}
    return kinds.get(made.kind, "text")


def shown(value: Any, field: Field, labels: Mapping[str, str], lang: Lang) -> Shown:
    """Return what the cell of a field shows; ``labels`` are those of other parts, by id."""
    if value is None or value == ():
        return ""
    if field.kind == "flag":
        return say("yes" if value else "no").get(lang)
    if field.codes is not None:
        codes = value if isinstance(value, tuple) else (value,)
        return "\n".join(field.codes.label(each, lang) for each in codes)
    if field.points:
        ids = value if isinstance(value, tuple) else (value,)
        return "\n".join(labels.get(each, each) for each in ids)
    if isinstance(value, tuple):
        return "\n".join(value)
    if field.may_point:
        return labels.get(str(value), str(value))
    if isinstance(value, Decimal):
        return value if len(value.as_tuple().digits) <= _LONGEST_NUMBER else format(value, "f")
    return value if isinstance(value, int) else str(value)


class UnreadError(ValueError):
    """A cell holds what its field cannot; `said` says so."""

    def __init__(self, said: Text) -> None:
        super().__init__(said.en)
        self.said = said


def read(cell: Any, field: Field, ids: Mapping[str, str], lang: Lang) -> Any:
    """Return what a cell says as the plan file writes it; None where it is empty.

    Args:
        cell: the value of the cell.
        field: what it is the cell of.
        ids: the ids of the plan's parts by their labels.
        lang: the language of the workbook.

    Raises:
        UnreadError: its field cannot hold that.

    >>> from policymodel.model import Target
    >>> known = {field.key: field for field in fields_of(Target)}
    >>> read("1,234.50", known["value"], {}, "zh"), read("2030年", known["year"], {}, "zh")
    ('1234.50', 2030)
    >>> read("力争、争取", known["commitment"], {}, "zh"), read(" ", known["words"], {}, "zh")
    ('aspirational', None)
    """
    text = text_of(cell)
    if not text:
        return None
    if field.kind in ("number", "whole"):
        return _number(text) if field.kind == "number" else _whole(text)
    if field.kind == "flag":
        return _flag(text, lang)
    if field.kind == "date":
        return _date(cell, text)
    if field.key == "code":  # of a place, which is written in digits
        return fold(text)
    if field.kind == "code":
        return _code(text, field, lang)
    if field.kind == "codes":
        return [_code(each, field, lang) for each in filter(None, text.split("\n"))]
    if field.points:
        found = [_pointer(each, ids) for each in names(text)]
        return found if field.kind == "names" else found[0]
    return names(text) if field.kind == "names" else text


class Reader(NamedTuple):
    """Reads cells of one workbook: `ids` are those of the plan's parts by their labels.

    `place` tells by what suppressions know a part or a field that is called so.
    """

    ids: Mapping[str, str]
    lang: Lang
    place: Callable[[str], str | None]

    def read(self, cell: Any, field: Field) -> Any:
        """Return what a cell says, as `read` does; or by what a suppression knows its place."""
        if field.may_point and (text := text_of(cell)):
            return self.place(text) or text
        return read(cell, field, self.ids, self.lang)


def names(text: str) -> list[str]:
    """Return the items of a list in a cell: on lines, or with 、 ， or ； between them.

    >>> names("市发展改革委、各县（市、区）政府；市财政局，市审计局")
    ['市发展改革委', '各县（市、区）政府', '市财政局', '市审计局']
    """
    found, depth, start = list[str](), 0, 0
    for place, sign in enumerate(f"{text}\n"):
        depth = max(0, depth + (sign in "（([〔《") - (sign in "）)]〕》"))
        if sign == "\n" or (sign in "、，；;" and not depth):
            found.append(text[start:place].strip())
            start, depth = place + 1, 0
    return list(dict.fromkeys(filter(None, found)))


def text_of(cell: Any) -> str:
    """Return what a cell says as text; a day without the time that a spreadsheet gives it.

    >>> text_of(datetime(2030, 6, 30)), text_of(Decimal("12.50")), text_of(" 12个 ")
    ('2030-06-30', '12.50', '12个')
    """
    if isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, bool):
        return say("yes" if cell else "no").zh
    return str(cell).replace("\r\n", "\n").strip()


def _number(text: str) -> int | float | str:
    plain = fold(text).replace(",", "").replace(" ", "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise UnreadError(say("number", text=text)) from None
    if not value.is_finite():
        raise UnreadError(say("number", text=text))
    return written_number(value)


def _whole(text: str) -> int:
    digits = fold(text).removesuffix("年").strip().removesuffix(".0")
    if not digits.isdecimal() or len(digits) > 4:
        raise UnreadError(say("whole", text=text))
    return int(digits)


def _flag(text: str, lang: Lang) -> str:
    for said, value in ((say("yes"), "true"), (say("no"), "false")):
        if text.casefold() in (said.get(lang).casefold(), value):
            return value
    raise UnreadError(say("flag", text=text))


def _date(cell: Any, text: str) -> str:
    if isinstance(cell, date | datetime):
        return cell.strftime("%Y-%m-%d")
    found = _DAY.fullmatch(fold(text))
    if found is None:
        raise UnreadError(say("date", text=text))
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:  # no calendar has it
        raise UnreadError(say("date", text=text)) from None
    return "-".join(f"{int(part):02}" for part in found.groups() if part)


def _code(text: str, field: Field, lang: Lang) -> str:
    known = field.codes
    assert known is not None  # noqa: S101 - fields of other kinds do not come here
    for term in known:
        if text in (term.label(lang), term.code, term.zh, term.en):
            return str(term.code)
    near = known.suggest(text)
    words = [term.label(lang) for term in known]
    if len(words) <= _MOST_WORDS:
        raise UnreadError(say("code", text=text, words=LIST_COMMA.get(lang).join(words)))
    meant = say("meant", word=known.label(near, lang)) if near else Text("", "")
    raise UnreadError(say("code_of_many", text=text, meant=meant))


def _pointer(label: str, ids: Mapping[str, str]) -> str:
    packed = "".join(label.split())
    if packed not in ids:
        raise UnreadError(say("pointer", text=label))
    return ids[packed]
