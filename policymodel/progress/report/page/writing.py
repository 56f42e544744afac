"""The page as a whole: the sheets of the workbook that are for people, one below the other.

Its tables and charts are made of the same sheets as the workbook, so that the two cannot differ.
It has no script, fetches nothing and sends nothing.
"""

from collections.abc import Sequence
from pathlib import Path
from string import Template

from policymodel.export.markup import hash_of, in_attribute, shown
from policymodel.progress.report.page.drawing import figure
from policymodel.progress.report.page.tables import table
from policymodel.progress.report.progress import Progress
from policymodel.progress.report.workbook import progress_workbook
from policymodel.sheets.sheet import Sheet
from policymodel.text import Lang, Texts

say = Texts(__file__)
_TONGUES = {"zh": "zh-CN", "en": "en"}
_SAYS = ("skip", "contents", "made")


def progress_page(progress: Progress) -> str:
    """Return the page; the same progress, the same text."""
    lang = progress.lang
    book = progress_workbook(progress)
    sheets = [each for each in book.sheets if each.layout.face == "print"]
    style = _beside("css")
    # What is not of these bytes does not style, nothing runs, and nothing may be fetched or sent.
    policy = "; ".join(
        ("default-src 'none'", f"style-src {hash_of(style)}", "img-src data:", "base-uri 'none'",
         "form-action 'none'")
    )  # fmt: skip
    made = say("made_of", plan=progress.plan.id, log=progress.log, day=progress.day.isoformat())
    return Template(_beside("html")).substitute(
        lang=_TONGUES[lang],
        policy=policy,
        style=style,
        name=in_attribute(book.title),
        title=shown(book.title),
        contents="".join(_link(each) for each in sheets),
        sections="".join(_section(each, sheets, lang) for each in sheets),
        made=shown(made.get(lang)),
        **{f"say_{key}": shown(say(f"page.{key}").get(lang)) for key in _SAYS},
    )


def _beside(ending: str) -> str:
    return (Path(__file__).parent / f"page.{ending}").read_text(encoding="utf-8")


def _link(sheet: Sheet) -> str:
    return f'<li><a href="#{sheet.key}">{shown(sheet.name)}</a></li>'


def _section(sheet: Sheet, sheets: Sequence[Sheet], lang: Lang) -> str:
    """Return a sheet as a section: its charts, its table, its notes."""
    charts = "".join(figure(chart, sheets, lang) for chart in sheet.charts)
    notes = "".join(f"<p>{shown(each)}</p>" for each in sheet.notes)
    return (
        f'<section id="{sheet.key}" aria-labelledby="{sheet.key}-name">'
        f'<h2 id="{sheet.key}-name">{shown(sheet.name)}</h2>'
        f'<p class="line">{shown(sheet.line)}</p>'
        f'<div class="charts">{charts}</div>'
        f"{table(sheet, lang)}"
        f'<div class="notes">{notes}</div></section>'
    )
