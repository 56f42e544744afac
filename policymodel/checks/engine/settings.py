"""Which rules speak, how loudly, and beyond which bounds: the settings of an office.

What is settled here holds for every plan that is checked; what one plan may be excused for
stands in that plan, with a reason (`policymodel.model.Silence`).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, get_args

import attrs
from attrs import field, frozen

from policymodel.analysis.wording import short
from policymodel.checks.engine.bounds import Bounds
from policymodel.checks.engine.rule import FAMILIES, OWN_LETTER
from policymodel.findings import Finding, SettingsError, Severity, Text
from policymodel.text import did_you_mean

Level = Literal["error", "warning", "info", "off"]
"""How a finding of a rule is reported; off: not at all."""

_LEVELS: tuple[Level, ...] = get_args(Level)
_OWN = re.compile(rf"{OWN_LETTER}(?:[1-9][0-9]{{0,2}})?")


def _texts(codes: str | Iterable[str]) -> tuple[str, ...]:
    return (codes,) if isinstance(codes, str) else tuple(codes)


def _as_dict(severity: Mapping[str, Level]) -> dict[str, Level]:
    return dict(severity)


def _severities(_: object, __: object, value: Mapping[str, object]) -> None:
    for code, level in value.items():
        if level not in _LEVELS:
            raise ValueError(f"expected one of {_LEVELS} for {code}, found {level!r}")


def _texts_or_none(codes: str | Iterable[str] | None) -> tuple[str, ...] | None:
    return None if codes is None else _texts(codes)


@frozen(kw_only=True)
class CheckSettings:
    """How plans are to be checked.

    Codes are those of rules, or beginnings of codes: ``"T"`` is all rules on targets.

    Attributes:
        select: the rules to run; None for all.
        ignore: rules not to run, whatever `select` says.
        severity: how findings are reported where it is not as the rule has it; of several
            beginnings of a code the longest counts, and ``"off"`` is never overruled by
            `select`.
        bounds: beyond what something is worth telling.

    Raises:
        ValueError: a severity that is none of those.

    >>> strict = CheckSettings(severity={"H": "error", "H203": "off"})
    >>> strict.level("H101", "warning"), strict.level("H203", "warning")
    ('error', 'off')
    """

    select: tuple[str, ...] | None = field(default=None, converter=_texts_or_none)
    ignore: tuple[str, ...] = field(default=(), converter=_texts)
    severity: Mapping[str, Level] = field(factory=dict, converter=_as_dict, validator=_severities)
    bounds: Bounds = field(factory=Bounds)

    def level(self, code: str, usual: Severity) -> Level:
        """Return how findings of the rule `code` are reported, whose own severity is `usual`."""
        if self.select is not None and not code.startswith(self.select):
            return "off"
        if code.startswith(self.ignore):
            return "off"
        said = max((each for each in self.severity if code.startswith(each)), key=len, default=None)
        return usual if said is None else self.severity[said]

    def narrowed(
        self,
        *,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
        severity: Mapping[str, Level] | None = None,
    ) -> "CheckSettings":
        """Return these settings for one occasion.

        `select` takes the place of what is selected here; `ignore` and `severity` are added.
        """
        return attrs.evolve(
            self,
            select=self.select if select is None else select,
            ignore=(*self.ignore, *_texts(ignore or ())),
            severity={**self.severity, **(severity or {})},
        )

    def codes(self) -> Iterator[str]:
        """Yield every code that is named."""
        yield from (*(self.select or ()), *self.ignore, *self.severity)


def is_known(word: str, codes: Collection[str]) -> bool:
    """Whether `word` is one of `codes` or the beginning of one, or of a plan's own rules.

    >>> is_known("T2", ["T201"]), is_known("T9", ["T201"]), is_known("Z101", [])
    (True, False, True)
    """
    return bool(word) and (
        _OWN.fullmatch(word) is not None or any(code.startswith(word) for code in codes)
    )


def read_settings(
    table: Mapping[str, object], codes: Collection[str], *, file: str | None = None
) -> CheckSettings:
    """Return the settings that a table of TOML states.

    Its keys are ``select`` and ``ignore`` (lists of codes), ``severity`` (a table from codes
    to error, warning, info or off) and ``bounds`` (a table of numbers); none is required.

    Args:
        table: the table; numbers as int or Decimal.
        codes: the codes of the rules there are.
        file: the name by which findings call the file.

    Raises:
        SettingsError: with a finding for every fault: C002 unknown key, C003 a value of
            another kind, C004 a code that no rule has.
    """
    reader = _Reader(codes, file)
    made = reader.settings(table)
    if reader.faults:
        raise SettingsError(*reader.faults)
    return made


class _Reader:
    """Reads a table, and keeps what is wrong with it."""

    def __init__(self, codes: Collection[str], file: str | None) -> None:
        self.codes = codes
        self.file = file
        self.faults: list[Finding] = []

    def settings(self, table: Mapping[str, object]) -> CheckSettings:
        self._keys(table, [each.name for each in attrs.fields(CheckSettings)], "")
        select = self._codes(table, "select") if "select" in table else None
        return CheckSettings(
            select=select,
            ignore=self._codes(table, "ignore"),
            severity=dict(self._severity(table)),
            bounds=self._bounds(table),
        )

    def _codes(self, table: Mapping[str, object], key: str) -> tuple[str, ...]:
        given = table.get(key, [])
        if not isinstance(given, list | tuple) or not all(isinstance(each, str) for each in given):
            self._wrong(key, "规则编号的列表", 'a list of codes such as ["T", "H203"]', given)
            return ()
        return tuple(word for word in given if self._is_code(word, key))

    def _severity(self, table: Mapping[str, object]) -> Iterator[tuple[str, Level]]:
        for word, given in self._table(table, "severity").items():
            path = f"severity.{word}"
            if self._is_code(word, path):
                for level in _LEVELS:
                    if given == level:
                        yield word, level
                if given not in _LEVELS:
                    known = ", ".join(_LEVELS)
                    self._wrong(path, f"下列词之一：{known}", f"one of {known}", given)

    def _bounds(self, table: Mapping[str, object]) -> Bounds:
        given = self._table(table, "bounds")
        known = [each.name for each in attrs.fields(Bounds)]
        self._keys(given, known, "bounds.")
        made = Bounds()
        for key in known:
            if key in given:
                value = given[key]
                number: Any = Decimal(value) if type(value) is int else value
                try:
                    made = attrs.evolve(made, **{key: number})
                except ValueError:
                    self._wrong(
                        f"bounds.{key}",
                        "大于 0 且不超过 1000000 的数",
                        "a number above 0 and up to 1000000",
                        value,
                    )
        return made

    def _table(self, table: Mapping[str, object], key: str) -> Mapping[str, object]:
        given = table.get(key, {})
        if isinstance(given, Mapping):
            return given
        self._wrong(key, "一个表(键 = 值)", "a table of keys and values", given)
        return {}

    def _keys(self, table: Mapping[str, object], known: list[str], above: str) -> None:
        for key in table:
            if key not in known:
                shown = short(str(key))
                listed = ", ".join(known)
                self._add(
                    "C002",
                    above + shown,
                    Text(
                        f"应为下列键之一：{listed}；实为 {shown}",
                        f"expected one of the keys {listed}; found {shown}",
                    ),
                    did_you_mean(str(key), known)
                    or Text("请删去或改正该键", "delete or correct the key"),
                )

    def _is_code(self, word: str, path: str) -> bool:
        if is_known(word, self.codes):
            return True
        # A code of another letter is never meant: F101 is no slip for U101.
        upper = word.upper()
        family = [code for code in self.codes if code[0] == upper[:1]]
        meant = [upper] if is_known(upper, self.codes) else family
        letters = "".join(family.letter for family in FAMILIES)
        self._add(
            "C004",
            path,
            Text(
                f"应为规则的编号或其开头，实为“{short(word)}”",
                f'expected the code of a rule or its beginning, found "{short(word)}"',
            ),
            did_you_mean(upper, meant)
            or Text(
                f"编号以 {letters} 之一开头，全部规则见 policymodel rules",
                f"codes begin with one of {letters}; policymodel rules lists them all",
            ),
        )
        return False

    def _wrong(self, path: str, zh: str, en: str, value: object) -> None:
        shown = short(repr(str(value) if isinstance(value, Decimal) else value))
        self._add(
            "C003",
            path,
            Text(f"应为{zh}，实为 {shown}", f"expected {en}, found {shown}"),
            Text("请改正设置", "correct the settings"),
        )

    def _add(self, code: str, path: str, message: Text, hint: Text) -> None:
        self.faults.append(
            Finding(
                code=code,
                severity="error",
                message=message,
                hint=hint,
                path=path,
                file=self.file,
            )
        )
