"""Which rules speak, how severely, and beyond which bounds: the settings of an office.

What is settled here holds for every plan that is checked; what one plan may be excused for
stands in that plan, with a reason (`policymodel.model.Suppression`).
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, cast, get_args

import attrs
from attrs import field, frozen
from attrs.converters import optional

from policymodel.analysis.wording import short
from policymodel.checks.engine.bounds import Bounds
from policymodel.checks.engine.rule import FAMILIES, OWN_LETTER
from policymodel.findings import Finding, SettingsError, Severity, fault
from policymodel.text import Text, Texts, did_you_mean

say = Texts(__file__)

Level = Literal["error", "warning", "info", "off"]
"""How a finding of a rule is reported; off: not at all."""

_LEVELS: tuple[Level, ...] = get_args(Level)
_OWN = re.compile(rf"{OWN_LETTER}(?:[1-9][0-9]{{0,2}})?")


def codes_in(given: str | Iterable[str]) -> tuple[str, ...]:
    """Return the codes in one text, or in several, with commas between them.

    >>> codes_in("t, b1"), codes_in(["T", "R1,H"])
    (('T', 'B1'), ('T', 'R1', 'H'))
    """
    if not isinstance(given, str):
        return tuple(word for each in given for word in codes_in(each))
    words = tuple(word.strip().upper() for word in given.split(",") if word.strip())
    return words or ("",)  # which is no code


def _as_dict(severity: Mapping[str, Level]) -> dict[str, Level]:
    return dict(severity)


@frozen(kw_only=True)
class CheckSettings:
    """How plans are to be checked.

    Codes are those of rules, or beginnings of codes: ``"T"`` is all rules on targets. One
    text may hold several, with commas: ``"T,B1"``.

    Attributes:
        select: the rules to run; None for all.
        ignore: rules not to run, whatever `select` says.
        severity: how findings are reported where it is not as the rule has it; of several
            beginnings of a code the longest counts, and ``"off"`` is never overruled by
            `select`.
        bounds: beyond what something is worth telling.

    Raises:
        SettingsError: C004 a code that no rule has, C003 a severity that is none of those or
            bounds that are none.

    >>> strict = CheckSettings(severity={"H": "error", "H203": "off"})
    >>> strict.level("H101", "warning"), strict.level("H203", "warning")
    ('error', 'off')
    """

    select: tuple[str, ...] | None = field(default=None, converter=optional(codes_in))
    ignore: tuple[str, ...] = field(default=(), converter=codes_in)
    severity: Mapping[str, Level] = field(factory=dict, converter=_as_dict)
    bounds: Bounds = field(factory=Bounds)

    def __attrs_post_init__(self) -> None:
        from policymodel.checks.rules import CODES  # rules are made with what stands here

        reader = _Reader(CODES, None)
        for key, codes in (("select", self.select), ("ignore", self.ignore)):
            for word in codes or ():
                reader.is_code(word, key)
        for word, level in self.severity.items():
            reader.is_level(word, level)
        if not isinstance(self.bounds, Bounds):
            reader.wrong("bounds", "bounds", self.bounds)
        if reader.faults:
            raise SettingsError(*reader.faults)

    def level(self, code: str, usual: Severity) -> Level:
        """Return how findings of the rule `code` are reported, whose own severity is `usual`."""
        if self.select is None and not self.ignore and not self.severity:
            return usual  # as mostly, and asked of every rule
        if self.select is not None and not code.startswith(self.select):
            return "off"
        if code.startswith(self.ignore):
            return "off"
        if not self.severity:
            return usual
        said = max((each for each in self.severity if code.startswith(each)), key=len, default=None)
        return usual if said is None else self.severity[said]

    def narrowed(
        self,
        *,
        select: str | Iterable[str] | None = None,
        ignore: str | Iterable[str] | None = None,
        severity: Mapping[str, Level] | None = None,
        letters: str | None = None,
    ) -> "CheckSettings":
        """Return these settings for one occasion: with another choice, and more that is ignored.

        Args:
            letters: of the families that are run, where it is not all. What is selected here
                counts only if it names one of them, and `select` must.

        Raises:
            SettingsError: C004 a code that no rule has, or that is not run.
        """
        made = self
        if select is not None or ignore or severity:
            made = attrs.evolve(
                self,
                select=self.select if select is None else select,
                ignore=(*self.ignore, *codes_in(ignore or ())),
                severity={**self.severity, **(severity or {})},
            )
        if letters and made.select and not any(word[0] in letters for word in made.select):
            if select is not None:
                named = short(", ".join(made.select))
                wrong = fault(say, "C004", path="select", letters=letters, found=named)
                raise SettingsError(wrong)
            made = attrs.evolve(made, select=None)
        return made


def is_known(word: str, codes: Collection[str]) -> bool:
    """Whether `word` is one of `codes` or the beginning of one, or of a plan's own rules.

    >>> is_known("T2", ["T201"]), is_known("T9", ["T201"]), is_known("Z101", [])
    (True, False, True)
    """
    return bool(word) and (
        _OWN.fullmatch(word) is not None or any(code.startswith(word) for code in codes)
    )


def read_settings(
    table: Mapping[str, object],
    codes: Collection[str],
    *,
    file: str | None = None,
    others: Sequence[str] = (),
) -> CheckSettings:
    """Return the settings that a table of TOML states.

    Its keys are ``select`` and ``ignore`` (lists of codes), ``severity`` (a table from codes
    to error, warning, info or off) and ``bounds`` (a table of numbers); none is required.

    Args:
        table: the table; numbers as int or Decimal.
        file: the name by which findings call the file.
        others: the keys that the file may have besides, for findings on unknown ones.

    Raises:
        SettingsError: with a finding for every fault: C002 unknown key, C003 a value of
            another kind, C004 a code that no rule has.
    """
    reader = _Reader(codes, file, others)
    made = reader.settings(table)
    if reader.faults:
        raise SettingsError(*reader.faults)
    return made


class _Reader:
    """Reads a table, and keeps what is wrong with it."""

    def __init__(
        self, codes: Collection[str], file: str | None, others: Sequence[str] = ()
    ) -> None:
        self.codes, self.file, self.others = codes, file, others
        self.faults: list[Finding] = []

    def settings(self, table: Mapping[str, object]) -> CheckSettings:
        self._keys(table, [*(each.name for each in attrs.fields(CheckSettings)), *self.others], "")
        return CheckSettings(
            select=self._codes(table, "select") if "select" in table else None,
            ignore=self._codes(table, "ignore"),
            severity=self._severity(table),
            bounds=self._bounds(table),
        )

    def _codes(self, table: Mapping[str, object], key: str) -> tuple[str, ...]:
        given = table.get(key, [])
        if not isinstance(given, list | tuple) or not all(isinstance(each, str) for each in given):
            self.wrong(key, "codes", given)
            return ()
        return tuple(word for word in given if self.is_code(word, key))

    def _severity(self, table: Mapping[str, object]) -> dict[str, Level]:
        given = self._table(table, "severity").items()
        return {word: cast("Level", level) for word, level in given if self.is_level(word, level)}

    def is_level(self, word: str, given: object) -> bool:
        """Whether `given` can be the severity of the rules `word`; if not, it is a fault."""
        path = f"severity.{word}"
        if not self.is_code(word, path):
            return False
        if given not in _LEVELS:
            self.wrong(path, "level", given)
        return given in _LEVELS

    def _bounds(self, table: Mapping[str, object]) -> Bounds:
        given = self._table(table, "bounds")
        known = [each.name for each in attrs.fields(Bounds)]
        self._keys(given, known, "bounds.")
        made = Bounds()
        for key in (key for key in known if key in given):
            value: Any = given[key]
            try:
                made = attrs.evolve(made, **{key: value})
            except SettingsError:
                self.wrong(f"bounds.{key}", "bound", value)
        return made

    def _table(self, table: Mapping[str, object], key: str) -> Mapping[str, object]:
        given = table.get(key, {})
        if isinstance(given, Mapping):
            return given
        self.wrong(key, "table", given)
        return {}

    def _keys(self, table: Mapping[str, object], known: list[str], above: str) -> None:
        for key in table:
            if key not in known:
                shown = short(str(key))
                message = say("unknown_key", known=", ".join(known), found=shown)
                hint = did_you_mean(str(key), known) or say("correct_key")
                self._add("C002", above + shown, message, hint)

    def is_code(self, word: str, path: str) -> bool:
        """Whether `word` is the code of a rule, or its beginning; if not, it is a fault."""
        if is_known(word, self.codes):
            return True
        # A code of another letter is never meant: F101 is no slip for U101.
        upper = word.upper()
        family = [code for code in self.codes if code[0] == upper[:1]]
        meant = [upper] if is_known(upper, self.codes) else family
        letters = "".join(family.letter for family in FAMILIES)
        hint = did_you_mean(upper, meant) or say("codes", letters=letters)
        self._add("C004", path, say("unknown_code", found=short(word)), hint)
        return False

    def wrong(self, path: str, kind: str, value: object) -> None:
        """Note that the value at `path` is not of the kind that belongs there."""
        found = short(repr(str(value) if isinstance(value, Decimal) else value))
        message = say("wrong", kind=say(f"kinds.{kind}"), found=found)
        self._add("C003", path, message, say("correct_settings"))

    def _add(self, code: str, path: str, message: Text, hint: Text) -> None:
        told = Finding(code=code, severity="error", message=message, hint=hint, path=path)
        self.faults.append(attrs.evolve(told, file=self.file))
