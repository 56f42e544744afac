"""The formulas of a task's row in a ledger: they judge as `policymodel.progress.judging` does."""

from collections.abc import Callable

from attrs import frozen

from policymodel.progress.judging.rules import Rules
from policymodel.progress.ledger.formulas import literal, to_be_read
from policymodel.progress.ledger.words import lamp_text
from policymodel.text import Lang
from policymodel.vocabulary import REPORT_STATUSES, ReportStatus


@frozen(kw_only=True)
class TaskFormulas:
    """Makes the lamp of one task's row.

    Attributes:
        status: the reference to the status.
        rate: that to the rate.
        share: that to the part of its time that is gone; empty where that is not known.
        is_over: whether it is due by the end of the period.
        goes_on: whether it goes on without end, or comes round again.
    """

    status: str
    rate: str
    share: str
    is_over: bool
    goes_on: bool
    rules: Rules
    lang: Lang

    @property
    def lamp(self) -> str:
        """The lamp with the status, in words."""
        status, rate = self.status, self.rate
        known = f'OR({status}="",{self._one_of(lambda term: True)})'
        number = f'OR({rate}="",ISNUMBER({rate}))'
        judged = (
            f"IF({self._stage('dropped')},{self._text('dropped')},"
            f"IF({self._stage('done')},IF(AND(ISNUMBER({rate}),{rate}<1),"
            f"{self._text('not_judged')},{self._text('met')}),{self._not_done()}))"
        )
        read = to_be_read(self.lang)
        return (
            f'IF(AND({status}="",{rate}=""),{self._text("not_reported")},'
            f'IF(AND({known},{number}),{judged},"{read}"))'
        )

    def _not_done(self) -> str:
        if self.is_over:
            return self._text("overdue")
        rate = self.rate
        pace = self._pace(rate) if self.share else self._by_word()
        unbegun = self._pace("0") if self.share else self._text("behind")
        return (
            f'IF(AND({self._stage("open")},{rate}=""),{self._text("not_judged")},'
            f"IF(AND(ISNUMBER({rate}),{rate}>=1),{self._text('not_judged')},"
            f"IF(ISNUMBER({rate}),{pace},"
            f"IF({self._stage('before')},{unbegun},{self._by_word()}))))"
        )

    def _pace(self, gone: str) -> str:
        lag = f"ROUND(({self.share}-{gone})*100,9)"
        far, behind = (literal(each) for each in (self.rules.far_behind, self.rules.behind))
        return (
            f"IF(AND({gone}=0,{self.share}<=0),{self._text('not_judged')},"
            f"IF({lag}>{far},{self._text('far_behind')},"
            f"IF(OR({gone}<=0,{lag}>={behind}),{self._text('behind')},"
            f"{self._text('on_track')})))"
        )

    def _by_word(self) -> str:
        slow = self._one_of(lambda term: term.pace == "behind" or term.code == "paused")
        fast = self._one_of(lambda term: term.pace in ("ahead", "on") or term.code == "continuous")
        before, other = self._stage("before"), "on_track" if self.goes_on else "not_judged"
        return (
            f"IF(OR({before},{slow}),{self._text('behind')},"
            f"IF({fast},{self._text('on_track')},{self._text(other)}))"
        )

    def _stage(self, stage: str) -> str:
        return self._one_of(lambda term: term.stage == stage)

    def _one_of(self, chosen: Callable[[ReportStatus], bool]) -> str:
        words = [term.label(self.lang) for term in REPORT_STATUSES if chosen(term)]
        asked = (f'{self.status}="{word}"' for word in words)
        return f"OR({','.join(asked)})"

    def _text(self, status: str) -> str:
        return f'"{lamp_text(status, self.rules, self.lang)}"'
