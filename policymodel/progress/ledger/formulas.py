"""The formulas of a ledger: they judge what is typed as `policymodel.progress.judging` does.

Functions of Excel 2010 only. What is typed as words has no number in its cell: the formulas say
that it will be looked at when the ledger is read.
"""

from datetime import date
from decimal import Context, Decimal

from attrs import frozen

from policymodel.analysis.growth import ABOUT
from policymodel.model import Indicator, Plan, Target
from policymodel.numbers import format_decimal
from policymodel.progress.judging.judgement import CONTEXT
from policymodel.progress.judging.rules import Rules
from policymodel.progress.judging.ways import Way, way_to
from policymodel.progress.ledger.words import lamp_text
from policymodel.text import Lang, Texts
from policymodel.vocabulary import REPORT_STATUSES

say = Texts(__file__)
_HUNDRED = Decimal(100)
_LITERAL = Context(prec=17)  # as many digits as a cell keeps, and one or two more
_MET = {
    "at_least": "{v}>={w}", "more_than": "{v}>{w}", "at_most": "{v}<={w}", "less_than": "{v}<{w}",
    "exactly": "{v}={w}", "about": f"ABS({{v}}-{{w}})<={ABOUT}*ABS({{w}})",
    "between": "AND({v}>={w},{v}<={h})",
}  # fmt: skip
_AROUND = ("exactly", "about", "between", "at_most", "less_than")


@frozen(kw_only=True)
class TargetFormulas:
    """Makes the formulas of one target's row.

    Attributes:
        at: the references of the row's cells: value, as_of and status.
        day: the last day of the period.
        percent: whether the value stands in its cell as a part of one.
    """

    plan: Plan
    indicator: Indicator
    target: Target
    at: dict[str, str]
    day: date
    rules: Rules
    lang: Lang
    percent: bool

    @property
    def way(self) -> Way | None:
        """The way to the target; none where there is none to measure."""
        if self.target.kind == "growth_rate":
            return None
        found = way_to(self.plan, self.indicator, self.target, self.day, self.rules)
        return found if isinstance(found, Way) and found.end != found.start else None

    @property
    def progress(self) -> str:
        """The part of the way that is gone; empty where there is none, or no number."""
        way, value = self.way, self.at["value"]
        if way is None or way.is_held(self.target):
            return ""
        length = self._n(CONTEXT.subtract(way.end, way.start))
        return f'IF(ISNUMBER({value}),({value}-{self._n(way.start)})/{length},"")'

    @property
    def due(self) -> str:
        """The part that should be gone by the day of the number."""
        way = self.way
        if way is None or way.is_held(self.target):
            return ""
        parts, before, low = [], way.first_day, way.start
        length = CONTEXT.subtract(way.end, way.start)
        for after, high in way.stations:
            weight = CONTEXT.divide(CONTEXT.subtract(high, low), length)
            days = (after - before).days
            gone = f"MAX(0,MIN(1,({self._day}-{serial(before)})/{days}))"
            parts.append(gone if weight == 1 else f"{literal(weight)}*{gone}")
            before, low = after, high
        return "+".join(parts)

    @property
    def lamp(self) -> str:
        """The lamp with the status, in words."""
        value, status = self.at["value"], self.at["status"]
        empty = f'IF({status}="",{self._text("not_reported")},{self._text("not_judged")})'
        said = f'IF({value}="",{empty},{self._to_be_read})'
        found = f"IF(ISNUMBER({value}),{self._by_number()},{said})"
        dropped = [term for term in REPORT_STATUSES if term.stage == "dropped"]
        asked = ",".join(f'{status}="{term.label(self.lang)}"' for term in dropped)
        return f"IF(OR({asked}),{self._text('dropped')},{found})"

    def _by_number(self) -> str:
        if self.target.kind == "growth_rate":
            return self._by_rate()
        way, due_year = self.way, self.target.year
        last = way.last_day if way else date(due_year, 12, 31) if due_year else None
        is_over = last is not None and self.day >= last
        if way is not None and way.is_held(self.target):
            met, unmet = ("met", "overdue") if is_over else ("on_track", "behind")
            return f"IF({self._met},{self._text(met)},{self._text(unmet)})"
        if is_over:
            return f"IF({self._met},{self._text('met')},{self._text('overdue')})"
        if way is None:
            return f"IF({self._met},{self._text('met')},{self._text('not_judged')})"
        return f"IF({self._met},{self._text('met')},{self._pace()})"

    def _pace(self) -> str:
        gone, due = self.at["progress"], self.at["expected"]
        lag = f"({due}-{gone})*100"
        behind, far = literal(self.rules.behind), literal(self.rules.far_behind)
        # Rounded, for programs lose the last digits of parts.
        later = (
            f"IF(ROUND({lag},9)>{far},{self._text('far_behind')},"
            f"IF(OR(AND({gone}<=0,{due}>0),ROUND({lag},9)>={behind}),{self._text('behind')},"
            f"{self._text('on_track')}))"
        )
        if self.target.comparator in _AROUND:
            return f"IF({gone}>1,{self._text('behind')},{later})"
        return later

    def _by_rate(self) -> str:
        value, wanted = self.at["value"], self._n(self.target.value or Decimal(0))
        is_over = self.target.year is not None and self.day >= date(self.target.year, 12, 31)
        met = "met" if is_over else "on_track"
        if is_over:
            return f"IF({self._met},{self._text(met)},{self._text('overdue')})"
        far = literal(self.rules.far_behind)
        lag = f"(1-{value}/{wanted})*100" if (self.target.value or 0) > 0 else "100"
        unmet = f"IF(ROUND({lag},9)>{far},{self._text('far_behind')},{self._text('behind')})"
        return f"IF({self._met},{self._text(met)},{unmet})"

    @property
    def _met(self) -> str:
        form = _MET[self.target.comparator or "at_least"]
        high = self.target.high if self.target.high is not None else Decimal(0)
        return form.format(
            v=self.at["value"], w=self._n(self.target.value or Decimal(0)), h=self._n(high)
        )

    @property
    def _day(self) -> str:
        as_of = self.at["as_of"]
        return f"IF(ISNUMBER({as_of}),{as_of},{serial(self.day)})"

    def _n(self, value: Decimal) -> str:
        """A number of the target's, as its cell has it."""
        return literal(CONTEXT.divide(value, _HUNDRED) if self.percent else value)

    def _text(self, status: str) -> str:
        return f'"{lamp_text(status, self.rules, self.lang)}"'

    @property
    def _to_be_read(self) -> str:
        return f'"{to_be_read(self.lang)}"'


def to_be_read(lang: Lang) -> str:
    """Return what a formula says of words, which it cannot judge."""
    return say("to_be_read").get(lang)


def literal(value: Decimal) -> str:
    """Return a number as a formula has it; one below zero in brackets.

    >>> literal(Decimal("0.50")), literal(Decimal(-3))
    ('0.5', '(-3)')
    """
    text = format_decimal(_LITERAL.plus(value))
    return f"({text})" if text.startswith("-") else text


def serial(day: date) -> int:
    """Return the number that a spreadsheet program has for a day from March 1900 on.

    >>> serial(date(2025, 6, 30))
    45838
    """
    return (day - date(1899, 12, 30)).days
