"""The formulas of a ledger: they judge what is typed as `policymodel.progress.judging` does.

Functions of Excel 2010 only. What is typed as words has no number in its cell: the formulas say
that it will be looked at when the ledger is read.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal

from attrs import frozen

from policymodel.analysis.growth import ABOUT
from policymodel.model import Indicator, Plan, Target
from policymodel.numbers import format_decimal
from policymodel.progress.judging.judgement import CONTEXT
from policymodel.progress.judging.rules import Rules
from policymodel.progress.judging.targets import AROUND
from policymodel.progress.judging.ways import Way, wanted, way_to
from policymodel.progress.ledger.words import lamp_text
from policymodel.progress.period import months_gone
from policymodel.text import Lang, Texts
from policymodel.vocabulary import REPORT_STATUSES, ReportStatus

say = Texts(__file__)
_HUNDRED = Decimal(100)
_LITERAL = Context(prec=17)  # as many digits as a cell keeps, and one or two more
_MET = {
    "at_least": "{v}>={w}", "more_than": "{v}>{w}", "at_most": "{v}<={w}", "less_than": "{v}<{w}",
    "exactly": "{v}={w}", "about": f"ROUND(ABS({{v}}-{{w}})-{ABOUT}*ABS({{w}}),12)<=0",
    "between": "AND({v}>={w},{v}<={h})",
}  # fmt: skip


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
        return found if isinstance(found, Way) else None

    @property
    def _comparator(self) -> str:
        return wanted(self.indicator, self.target)

    @property
    def _is_held(self) -> bool:
        return self.way is not None and self.way.is_held(self.target, self._comparator)

    @property
    def progress(self) -> str:
        """The part of the way that is gone; empty where there is none, or no number."""
        way, value = self.way, self.at["value"]
        if way is None or self._is_held or way.end == way.start:
            return ""
        length = self._n(CONTEXT.subtract(way.end, way.start))
        return f'IF(ISNUMBER({value}),({value}-{self._n(way.start)})/{length},"")'

    @property
    def due(self) -> str:
        """The part that should be gone by the day of the number."""
        way = self.way
        if way is None or self._is_held or way.end == way.start:
            return ""
        parts, before, low = [], way.first_day, way.start
        length = CONTEXT.subtract(way.end, way.start)
        for after, high in way.stations:
            weight = CONTEXT.divide(CONTEXT.subtract(high, low), length)
            start = months_gone(before)
            time = literal(CONTEXT.subtract(months_gone(after), start))
            gone = f"MAX(0,MIN(1,({self._months}-{literal(start)})/{time}))"
            parts.append(gone if weight == 1 else f"{literal(weight)}*{gone}")
            before, low = after, high
        return "+".join(parts)

    @property
    def lamp(self) -> str:
        """The lamp with the status, in words."""
        value, status = self.at["value"], self.at["status"]
        empty = f'IF({status}="",{self._text("not_reported")},{self._text("not_judged")})'
        said = f'IF({value}="",{empty},{self._to_be_read})'
        is_day = f'OR({self.at["as_of"]}="",{self._within_days})'
        number = f"IF({is_day},{self._by_number()},{self._to_be_read})"
        found = f"IF(ISNUMBER({value}),{number},{said})"
        dropped = self._one_of([term for term in REPORT_STATUSES if term.stage == "dropped"])
        known = f'OR({status}="",{self._one_of([*REPORT_STATUSES])})'
        judged = f"IF({dropped},{self._text('dropped')},{found})"
        return f"IF({known},{judged},{self._to_be_read})"

    def _one_of(self, terms: Sequence[ReportStatus]) -> str:
        """Whether the status is one of the words that are offered for `terms`."""
        asked = (f'{self.at["status"]}="{term.label(self.lang)}"' for term in terms)
        return f"OR({','.join(asked)})"

    @property
    def _within_days(self) -> str:
        """Whether a day of the number is given; of a yearly amount, one of this year."""
        as_of = self.at["as_of"]
        low, high = date(1990, 1, 1), date(2099, 12, 31)
        if self.target.kind == "per_year":
            low, high = date(self.day.year, 1, 1), date(self.day.year, 12, 31)
        return f"AND(ISNUMBER({as_of}),{as_of}>={serial(low)},{as_of}<={serial(high)})"

    def _by_number(self) -> str:
        if self.target.kind == "growth_rate":
            return self._by_rate()
        way, due_year = self.way, self.target.year
        if way is None and self.target.kind == "per_year":
            return self._text("not_judged")
        last = way.last_day if way else date(due_year, 12, 31) if due_year else None
        is_over = last is not None and self.day >= last
        if self._is_held:
            met, unmet = ("met", "overdue") if is_over else ("on_track", "behind")
            return f"IF({self._met},{self._text(met)},{self._text(unmet)})"
        if is_over:
            return f"IF({self._met},{self._text('met')},{self._text('overdue')})"
        if way is None or way.end == way.start:
            return f"IF({self._met},{self._text('met')},{self._text('not_judged')})"
        return f"IF({self._met},{self._text('met')},{self._pace()})"

    def _pace(self) -> str:
        gone, due = self.at["progress"], self.at["expected"]
        lag = f"({due}-{gone})*100"
        behind, far = literal(self.rules.behind), literal(self.rules.far_behind)
        # Rounded, for programs lose the last digits of parts.
        later = (
            f"IF(AND(ROUND({gone},12)=0,{due}<=0),{self._text('not_judged')},"
            f"IF(ROUND({lag},9)>{far},{self._text('far_behind')},"
            f"IF(OR(ROUND({gone},12)<=0,ROUND({lag},9)>={behind}),{self._text('behind')},"
            f"{self._text('on_track')}))"
        )
        later += ")"
        if self._comparator in AROUND:
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
        form = _MET[self._comparator]
        high = self.target.high if self.target.high is not None else Decimal(0)
        return form.format(
            v=self.at["value"], w=self._n(self.target.value or Decimal(0)), h=self._n(high)
        )

    @property
    def _months(self) -> str:
        """How many months are over by the day of the number, as `months_gone` counts them."""
        day, as_of = self._within_days, self.at["as_of"]
        typed = (
            f"YEAR({as_of})*12+MONTH({as_of})-1"
            f"+DAY({as_of})/DAY(DATE(YEAR({as_of}),MONTH({as_of})+1,0))"
        )
        return f"IF({day},{typed},{literal(months_gone(self.day))})"

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
