"""What one row of a ledger says against itself: told, and never mended."""

from collections.abc import Iterator, Mapping

from policymodel.progress.observation import Amount, FieldName, Status
from policymodel.text import Text, Texts
from policymodel.vocabulary import REPORT_STATUSES

say = Texts(__file__)
_WHOLE = 100
_DONE = ("已完成", "已办结", "全部完成")


def contradictions(row: Mapping[FieldName, object]) -> Iterator[Text]:
    """Yield what the fields of a row say against each other.

    >>> from decimal import Decimal
    >>> row = {"status": Status(code="in_progress"), "rate": Amount(value=Decimal(100), unit="%")}
    >>> [each.zh for each in contradictions(row)]
    ['进度100%，状态却是“推进中”']
    """
    status, rate = row.get("status"), row.get("rate")
    if isinstance(status, Status):
        term = REPORT_STATUSES[status.code]
        word = Text(term.zh, term.en)
        if isinstance(rate, Amount):
            if rate.value >= _WHOLE and term.stage in ("before", "running"):
                yield say("all_but", word=word)
            if rate.value < _WHOLE and term.stage == "done":
                yield say("done_but", word=word, rate=f"{rate.value}%")
            if rate.value == 0 and term.stage == "running" and term.code != "paused":
                yield say("nothing_but", word=word)
            if rate.value > 0 and term.stage == "before":
                yield say("begun_but", word=word, rate=f"{rate.value}%")
    elif status is None:
        for name in ("done", "note"):
            text = row.get(name)
            if isinstance(text, str) and text.startswith(_DONE):
                yield say("elsewhere", text=text[:12])
