"""What organizations report of a plan: facts about targets and tasks, each about one field.

A fact is never changed: what is reported later stands beside it, and the later one counts.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

import cattrs
from attrs import field, frozen

from policymodel.model.words import ComparatorCode, ReportStatusCode
from policymodel.numbers import format_decimal

SubjectKind = Literal["target", "measure"]
FieldName = Literal[
    "value", "as_of", "source", "rate", "status", "done", "problems", "next_steps", "support",
    "expected", "reporter", "reported_at", "note",
]  # fmt: skip

OF_TARGETS: tuple[FieldName, ...] = (
    "value", "as_of", "status", "source", "problems", "next_steps", "note", "reporter",
    "reported_at",
)  # fmt: skip
"""What is reported of a target, in the order of a ledger."""
OF_MEASURES: tuple[FieldName, ...] = (
    "status", "rate", "done", "problems", "next_steps", "support", "expected", "note", "reporter",
    "reported_at",
)  # fmt: skip
"""What is reported of a task, in the order of a ledger."""

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_KEY = re.compile(r"(target|measure):([^/@]+)(?:/([1-9][0-9]*))?(?:@(.+))?")


@frozen(order=True, cache_hash=True)
class Subject:
    """What is reported on; it keeps its meaning as long as the ids of the plan do.

    Attributes:
        kind: a target, or a task: a measure or a part of one.
        id: the id of the target or measure.
        part: which part of the measure, from 1; 0 for the measure itself.
        organization: who reports, by its name in the plan; empty where nobody is named.
    """

    kind: SubjectKind
    id: str
    part: int = 0
    organization: str = ""

    @property
    def key(self) -> str:
        """Its visible id.

        >>> Subject("measure", "m7", 2, "市科技局").key, Subject("target", "firms.1").key
        ('measure:m7/2@市科技局', 'target:firms.1')
        """
        part = f"/{self.part}" if self.part else ""
        who = f"@{self.organization}" if self.organization else ""
        return f"{self.kind}:{self.id}{part}{who}"

    @classmethod
    def of(cls, key: str) -> "Subject | None":
        """Return the subject with that key; None where it is no key.

        >>> Subject.of("measure:m7/2@市科技局") == Subject("measure", "m7", 2, "市科技局")
        True
        """
        found = _KEY.fullmatch(key)
        if found is None:
            return None
        kind, code, part, who = found.groups()
        return cls("target" if kind == "target" else "measure", code, int(part or 0), who or "")


@frozen(kw_only=True)
class Amount:
    """A number as it was reported.

    Attributes:
        value: the number, in `unit`; the lower end of a range.
        unit: the unit it was entered in; None where the subject has none.
        comparator: how the true number compares with it, where that was said (约, 近, 以上).
        high: the upper end of a range.
        words: what was typed, where it is more than the number.
    """

    value: Decimal
    unit: str | None = None
    comparator: ComparatorCode | None = None
    high: Decimal | None = None
    words: str = ""


@frozen(kw_only=True)
class Status:
    """A status word.

    Attributes:
        code: what it means, of `policymodel.vocabulary.REPORT_STATUSES`.
        words: what was typed, where it is another word.
    """

    code: ReportStatusCode
    words: str = ""


@frozen(kw_only=True)
class When:
    """A day, a stretch of days, or words that name none.

    Attributes:
        first: the first day that may be meant; none for words alone (长期坚持).
        last: the last day.
        words: what was typed, where it is no date.
    """

    first: date | None = None
    last: date | None = None
    words: str = ""


Value = Amount | Status | When | str
"""What a fact holds."""


@frozen(kw_only=True)
class Observation:
    """One fact.

    Attributes:
        period: the code of the period that it is about, e.g. ``"2025-Q2"``.
        subject: what it is about.
        field: which of its fields.
        value: what was reported; None takes back what was.
        place: where it was read, for people: file, sheet and cell.
    """

    period: str
    subject: Subject
    field: FieldName
    value: Value | None
    place: str = ""

    @property
    def slot(self) -> "Slot":
        """The one cell that it fills."""
        return self.period, self.subject, self.field


Slot = tuple[str, Subject, FieldName]
Standing = Mapping[Slot, Value]
"""What holds after all facts so far, by what each is about."""


@frozen(kw_only=True)
class Batch:
    """Facts that were accepted together.

    Attributes:
        number: its place in the log, from 1; 0 before it is kept.
        kind: read (a workbook) or undo.
        at: when it was accepted, as ISO 8601 writes it.
        by: who says so; never the login.
        source: what it was read from.
        digest: the SHA-256 of that, so that reading it twice changes nothing.
        revision: the revision of the plan then.
        undoes: the number of the batch that it takes back.
        observations: the facts.
    """

    kind: Literal["read", "undo"]
    at: str
    by: str
    source: str = ""
    digest: str = ""
    revision: str = ""
    undoes: int = 0
    observations: tuple[Observation, ...] = field(default=(), repr=False)
    number: int = 0


def written(value: Value | None) -> str:
    """Return a value as a store keeps it; equal values are written alike.

    >>> written(Amount(value=Decimal("30.0"), unit="亿元", words="约30亿元", comparator="about"))
    '{"comparator":"about","type":"amount","unit":"亿元","value":"30","words":"约30亿元"}'
    >>> written("按期推进")
    '"按期推进"'
    """
    if value is None or isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    kept = {"type": _NAMES[type(value)]} | _CONVERTER.unstructure(value)
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_value(text: str) -> Value | None:
    """Return the value that `written` wrote.

    >>> read_value('{"first":"2025-06-01","last":"2025-06-30","type":"when"}').last
    datetime.date(2025, 6, 30)

    Raises:
        ValueError: it did not.
    """
    held = json.loads(text)
    if held is None or isinstance(held, str):
        return held
    try:
        kind = _KINDS[held.pop("type")]
        value: Value = _CONVERTER.structure(held, kind)
    except (KeyError, AttributeError, cattrs.BaseValidationError) as error:
        raise ValueError(text) from error
    return value


_KINDS: dict[str, type[Amount | Status | When]] = {"amount": Amount, "status": Status, "when": When}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def _read_number(text: str, _: object) -> Decimal:
    """Return a number as `written` writes it, however many digits it has."""
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(text)
    return Decimal(text)


def _converter() -> cattrs.Converter:
    made = cattrs.Converter(omit_if_default=True, forbid_extra_keys=True)
    made.register_unstructure_hook(Decimal, format_decimal)
    made.register_structure_hook(Decimal, _read_number)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return made


_CONVERTER = _converter()
