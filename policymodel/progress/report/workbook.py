"""The progress workbook: its sheets together."""

from attrs import evolve

from policymodel.analysis.wording import title_of
from policymodel.export.exporters import revision
from policymodel.progress.report.progress import Progress
from policymodel.progress.report.records import FORMAT
from policymodel.progress.report.sheets.data import data_sheet
from policymodel.progress.report.sheets.lagging import lagging_sheet, silent_sheet, strays_sheet
from policymodel.progress.report.sheets.organizations import organizations_sheet
from policymodel.progress.report.sheets.overview import overview_sheet
from policymodel.progress.report.sheets.score import score_sheet
from policymodel.progress.report.sheets.targets import targets_sheet
from policymodel.progress.report.sheets.tasks import tasks_sheet
from policymodel.progress.report.sheets.way import values_sheet, way_sheet
from policymodel.sheets.cover import bare
from policymodel.sheets.sheet import Workbook
from policymodel.text import Texts

say = Texts(__file__)


def progress_workbook(progress: Progress) -> Workbook:
    """Return the workbook; a sheet without rows is left out."""
    made = (
        overview_sheet(progress),
        values_sheet(progress),
        way_sheet(progress),
        targets_sheet(progress),
        tasks_sheet(progress),
        organizations_sheet(progress),
        lagging_sheet(progress),
        silent_sheet(progress),
        score_sheet(progress),
        strays_sheet(progress),
        data_sheet(progress),
    )
    sheets = tuple(each for each in made if each is not None)
    title = say("title", title=title_of(progress.plan), when=progress.when)
    book = bare("progress", title, progress.plan, progress.lang, sheets)
    marks = {
        "plan": progress.plan.id, "progress": str(FORMAT), "revision": revision(progress.plan),
        "period": progress.period.code if progress.period else "",
        "day": progress.day.isoformat(), "log": str(progress.log),
    }  # fmt: skip
    properties = tuple((f"policymodel.{key}", value) for key, value in marks.items() if value)
    return evolve(book, properties=properties)
