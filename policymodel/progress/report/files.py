"""Progress reports as files: a workbook, JSON, a page."""

import json
from collections.abc import Callable, Collection

from policymodel.export.exporters import revision
from policymodel.export.options import wrong_option
from policymodel.findings import ProgressError, fault
from policymodel.progress.given import texts_given
from policymodel.progress.report.page.writing import progress_page
from policymodel.progress.report.progress import Progress
from policymodel.progress.report.records import plain, record_of
from policymodel.progress.report.workbook import progress_workbook
from policymodel.text import Texts

say = Texts(__file__)


def report_files(progress: Progress, kinds: Collection[str] | str = "xlsx") -> dict[str, bytes]:
    """Return the files of a report by their names; the same progress, the same bytes.

    Args:
        progress: how the plan stands.
        kinds: ``xlsx``, ``json``, ``html``.

    Raises:
        ProgressError: L019, there is no such kind.
    """
    if not isinstance(progress, Progress):
        raise wrong_option("progress", "a Progress, as progress_of returns it", progress)
    kinds = texts_given(kinds)
    for each in kinds:
        if each not in _MAKERS:
            known = ", ".join(_MAKERS)
            raise ProgressError(fault(say, "L019", kind=each, known=known))
    when = progress.period.code if progress.period else progress.day.isoformat()
    name = f"{progress.plan.id}-progress-{when}"
    return {f"{name}.{each}": _MAKERS[each](progress) for each in kinds}


def _xlsx(progress: Progress) -> bytes:
    from policymodel.export.xlsx import render  # XlsxWriter takes 60 ms to import

    return render(progress_workbook(progress))


def report_json(progress: Progress) -> str:
    """Return a report as JSON, as ``schemas/progress.schema.json`` has it."""
    record = record_of(progress, revision(progress.plan))
    return json.dumps(record, ensure_ascii=False, indent=1, default=plain) + "\n"


_MAKERS: dict[str, Callable[[Progress], bytes]] = {
    "xlsx": _xlsx,
    "json": lambda progress: report_json(progress).encode(),
    "html": lambda progress: progress_page(progress).encode(),
}
