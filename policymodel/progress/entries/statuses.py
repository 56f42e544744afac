"""Status words as offices write them, and what they mean."""

import re
from functools import cache, lru_cache

from policymodel.folding import fold
from policymodel.intake.workbook.cells import WorkbookCell
from policymodel.model.words import ReportStatusCode
from policymodel.progress.entries.entry import Context, Entry, noted, refused, shown
from policymodel.progress.observation import Status
from policymodel.text import Text
from policymodel.vocabulary import REPORT_STATUSES

_AROUND = "\u3000 \t\r\n。.；;，,！!：:（）()“”\"'"
_YES_NO = frozenset({"是", "否", "yes", "no", "y", "n", "√", "×", "✓", "✗", "true", "false"})


def read_status(cell: WorkbookCell, context: Context) -> Entry:
    """Return the status that a cell names.

    >>> from policymodel.progress.period import ReportingPeriod
    >>> context = Context(period=ReportingPeriod.of("2025-Q2"))
    >>> read_status(WorkbookCell(value="按序时"), context).value
    Status(code='on_schedule', words='按序时')

    Raises:
        RefusedEntryError: it names none.
    """
    text = cell.shown.strip()
    plain = _folded(text)
    code = _codes().get(plain)
    if code is None:
        if plain in _YES_NO or isinstance(cell.value, bool):
            raise refused("yes_no", text=shown(cell))
        key = "status_amount" if re.search("[0-9]", plain) else "status"
        raise refused(key, text=shown(cell))
    term = REPORT_STATUSES[code]
    if plain in (_folded(term.zh), _folded(term.en)):
        return _in_its_words(code)
    note = noted("status", text=text, status=Text(term.zh, term.en))
    return Entry(value=Status(code=code, words=text), notes=(note,))


@cache
def _in_its_words(code: ReportStatusCode) -> Entry:
    return Entry(value=Status(code=code))


@lru_cache(maxsize=1024)  # the same few words in every row
def _folded(text: str) -> str:
    return "".join(fold(text).strip(_AROUND).split()).casefold()


@cache
def _codes() -> dict[str, ReportStatusCode]:
    return {
        _folded(word): term.code  # type: ignore[misc]
        for term in REPORT_STATUSES
        for word in (term.zh, term.en, *term.words)
    }
