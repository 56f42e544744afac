"""The formulas of one row of the projection, each with what it computes to.

Functions of Excel 2010 only; whatever is typed into the inputs, no cell shows an error.
"""

from decimal import Decimal
from functools import cached_property

from attrs import frozen

from policymodel.analysis.growth import ABOUT, Path, grows, is_met
from policymodel.numbers import decimals
from policymodel.sheets.sheet import Cell, Formula, Layout
from policymodel.sheets.targets.values import digits
from policymodel.text import Lang, Texts
from policymodel.units import STANDARD, Units

say = Texts(__file__)
_RATE_FORMAT = "0.00%"
_TOLERANCE = "0.000000001"  # of the check, relative: what programs lose in the last digits
_NOISE = 6  # decimal places behind which a part of a thing is only such a loss
_MET = {
    "at_least": "{baseline}>={target}",
    "more_than": "{baseline}>{target}",
    "at_most": "{baseline}<={target}",
    "less_than": "{baseline}<{target}",
    "exactly": "{baseline}={target}",
    "about": f"ABS({{baseline}}-{{target}})<={ABOUT}*ABS({{target}})",
}
_GAP = '=IF(COUNT({baseline},{target})=2,{target}-{baseline},"")'
_YEARS = (
    "=IF(COUNT({baseline_year},{target_year})=2,IF(AND({target_year}>{baseline_year},"
    "{baseline_year}=INT({baseline_year}),{target_year}=INT({target_year})),"
    '{target_year}-{baseline_year},""),"")'
)
_CHANGE = '=IF(COUNT({gap},{years})=2,IF(%s,"",{gap}/{years}),"")'
_GROWTH = (
    "=IF(COUNT({change})=1,IF(AND({baseline}>0,{target}>=0),"
    '({target}/{baseline})^(1/{years})-1,""),"")'
)
_WHOLE = (
    "=IF(COUNT({baseline},{target})=2,"
    "IF(AND({baseline}=INT({baseline}),{target}=INT({target})),1,0),0)"
)


@frozen(kw_only=True)
class Inputs:
    """What stands in the input cells of a row; None where nothing does."""

    baseline: Decimal | None
    first: int | None
    target: Decimal | None
    last: int | None

    @property
    def path(self) -> Path | None:
        """The way from baseline to target, where all is known and the years allow it."""
        if self.baseline is None or self.first is None or self.target is None or self.last is None:
            return None
        if self.first >= self.last:
            return None
        return Path(self.baseline, self.target, self.first, self.last)


@frozen(kw_only=True)
class Formulas:
    """Makes the results of a row."""

    layout: Layout
    years: range
    row: int
    lang: Lang
    inputs: Inputs
    comparator: str | None
    unit: str | None
    known: Units = STANDARD
    is_whole: bool = False  # whether the unit counts whole things

    def cells(self) -> dict[str, Cell]:
        """Return the formulas of the row by their columns."""
        given, path = self.inputs, self._path
        gap: Decimal | str = ""
        if given.baseline is not None and given.target is not None:
            gap = Path(given.baseline, given.target, 0, 1).gap
        whole = given.path if path is None else path
        grown = path.growth if path and self._grows else None
        cells: dict[str, Cell] = {
            "gap": self._formula(_GAP, gap, digits(self._places) + self._points),
            "years": self._formula(_YEARS, Decimal(whole.years) if whole else "", "0"),
            "change": self._formula(
                _CHANGE % self._met, path.change if path else "",
                digits(self._fine) + self._points,
            ),
            "status": self._formula(self._status_text, self._status, None),
            "check": self._formula(self._check_text, self._check, None),
        }  # fmt: skip
        if self._grows:
            rate = "" if grown is None else grown
            cells["growth"] = self._formula(_GROWTH, rate, _RATE_FORMAT)
        if self.is_whole:
            ends = (given.baseline, given.target)
            is_so = all(end is not None and end == end.to_integral_value() for end in ends)
            cells["whole"] = self._formula(_WHOLE, int(is_so), "0")
        return cells | {f"y{year}": self._of_year(year) for year in self.years}

    @cached_property
    def _path(self) -> Path | None:
        """The way that is still to be gone."""
        path = self.inputs.path
        return None if path and is_met(path.start, self.comparator, path.end) else path

    @cached_property
    def _at(self) -> dict[str, str]:
        return {each.key: self.layout.ref(each.key, self.row) for each in self.layout.columns}

    @property
    def _met(self) -> str:
        return _MET.get(self.comparator or "", _MET["at_least"]).format(**self._at)

    @property
    def _grows(self) -> bool:
        return grows(self.unit, self.known)

    @property
    def _points(self) -> str:
        return f'"{say("points").get(self.lang)}"' if self.known.same(self.unit, "%") else ""

    @cached_property
    def _places(self) -> int:
        ends = (self.inputs.baseline, self.inputs.target)
        return max(min(decimals(end.normalize()), 4) for end in ends if end is not None)

    @cached_property
    def _fine(self) -> int:
        """The decimal places of a year's share: all of them, up to two more than are stated."""
        if self._path is None:
            return self._places + 1
        exact = decimals(self._path.change.normalize())
        return min(max(exact, self._places), self._places + 2)

    def _formula(self, text: str, value: Decimal | int | str, form: str | None) -> Formula:
        return Formula(text.format(**self._at), value, form)

    def _of_year(self, year: int) -> Formula:
        """The value in one year; where whole things are counted, in whole ones."""
        names = ("baseline", "baseline_year", "target", "target_year", "gap", "years", "change",
                 "whole")  # fmt: skip
        at = {key: f"${self._at[key]}" for key in names if key in self._at}
        at["year"] = self._head(year)[1:]  # the column goes along with the formula, not the row
        # Weighed, not added to the baseline: from 1000000000 to 3.8 the last year is 3.8 itself.
        value_of = "({baseline}*({target_year}-{year})+{target}*({year}-{baseline_year}))/{years}"
        if self.is_whole:
            gone = f"ROUNDUP(ROUND({{gap}}*({{year}}-{{baseline_year}})/{{years}},{_NOISE}),0)"
            value_of = f"IF({{whole}}=1,{{baseline}}+{gone},{value_of})"
        text = (
            '=IF(COUNT({change})=0,"",IF(OR({year}<{baseline_year},{year}>{target_year}),"",'
            f"{value_of}))"
        )
        path, value = self._path, Decimal(0)
        is_shown = path is not None and path.first <= year <= path.last
        if path is not None and is_shown:
            value = path.whole_at(year) if self.is_whole else path.at(year)
        inner = path is None or path.first < year < path.last
        places = self._fine if inner and not self.is_whole else self._places
        return Formula(text.format(**at), value if is_shown else "", digits(places))

    def _head(self, year: int) -> str:
        """The cell above the column of a year, which says the year and may be written over."""
        return self.layout.ref(f"y{year}", 0, absolute=True)

    @property
    def _heads(self) -> str:
        return f"{self._head(self.years[0])}:{self._head(self.years[-1])}"

    @property
    def _status_text(self) -> str:
        said = {key: f'"{say(f"status.{key}").get(self.lang)}"' for key in _STATUSES}
        return (
            "=IF(ISNUMBER({baseline}),"
            f"IF(ISNUMBER({{baseline_year}}),IF(ISNUMBER({{target}}),"
            f"IF(ISNUMBER({{target_year}}),"
            f"IF(OR({{baseline_year}}<>INT({{baseline_year}}),{{target_year}}<>INT({{target_year}})),"
            f"{said['odd_year']},IF({{target_year}}<={{baseline_year}},{said['not_before']},"
            f"IF({self._met},{said['met']},"
            f'IF(COUNTIF({self._heads},{{target_year}})=0,{said["beyond"]},"")))),'
            f"{said['no_target_year']}),{said['no_target']}),{said['no_year']}),"
            f"IF(ISNUMBER({{baseline_year}}),{said['no_baseline']},{said['nothing']}))"
        )

    @property
    def _status(self) -> str:
        given, key = self.inputs, ""
        if given.baseline is None:
            key = "nothing" if given.first is None else "no_baseline"
        elif given.first is None:
            key = "no_year"
        elif given.last is None:
            key = "no_target_year"
        elif given.path is None:
            key = "not_before"
        elif self._path is None:
            key = "met"
        elif given.last not in self.years:
            key = "beyond"
        return say(f"status.{key}").get(self.lang) if key else ""

    @property
    def _check_text(self) -> str:
        count = len(self.years)
        heads = self._heads
        first, last = (f"${self._at[f'y{self.years[place]}']}" for place in (0, count - 1))
        agrees, differs = say("agrees").get(self.lang), say("differs").get(self.lang)
        return (
            f'=IF(COUNT({{change}})=0,"",IF(COUNTIF({heads},{{target_year}})=0,"",'
            f"IF(ABS(SUMIF({heads},{{target_year}},{first}:{last})-{{target}})"
            f'<={_TOLERANCE}*(ABS({{baseline}})+ABS({{target}})),"{agrees}","{differs}")))'
        )

    @property
    def _check(self) -> str:
        is_there = self._path is not None and self._path.last in self.years
        return say("agrees").get(self.lang) if is_there else ""


_STATUSES = (
    "nothing", "no_baseline", "no_year", "no_target", "no_target_year", "odd_year", "not_before",
    "met", "beyond",
)  # fmt: skip
