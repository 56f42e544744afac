"""考核得分: the score with its working, line by line."""

from policymodel.analysis.wording import title_of
from policymodel.progress.report.progress import Progress
from policymodel.progress.report.rounding import points
from policymodel.progress.report.score import Score, ScoreLine
from policymodel.progress.report.sheets.cells import number, part
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.sheet import Layout, Row, Sheet, columns
from policymodel.text import Lang, Texts

say = Texts(__file__)
_LAYOUT = Layout(face="print", columns=tuple(columns(__file__).values()))


def score_sheet(progress: Progress) -> Sheet | None:
    """Return the sheet; None where the rules give no weights."""
    score = progress.score
    if score is None:
        return None
    lang = progress.lang
    rows = [_row(place, each, lang) for place, each in enumerate(score.lines, start=1)]
    return Sheet(
        key="score",
        name=say("name").get(lang),
        title=say("title", title=title_of(progress.plan), when=progress.when).get(lang),
        layout=_LAYOUT,
        rows=(*rows, _total(score, lang)),
        line=say("line", day=progress.day_said).get(lang),
        notes=numbered_notes([say("notes.how"), say("notes.several"), say("notes.rounded")], lang),
        portrait=True,
    )


def _row(place: int, each: ScoreLine, lang: Lang) -> Row:
    return _LAYOUT.row(
        {
            "number": place,
            "name": each.name,
            "weight": number(points(each.weight)),
            "share": part(each.share),
            "points": number(points(each.points)),
            "reason": each.reason.get(lang),
        }
    )


def _total(score: Score, lang: Lang) -> Row:
    found = points(score.percent)
    told = say("no_total")
    if found is not None:
        reached, counted = points(score.points), points(score.counted)
        told = say("total", score=found, points=reached, counted=counted)
    return _LAYOUT.row(
        {
            "name": say("sum").get(lang),
            "weight": number(points(score.counted)),
            "points": number(points(score.points)),
            "reason": told.get(lang),
        },
        "total",
    )
