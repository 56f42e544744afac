"""How things stand as rows of text, for the terminal."""

from policymodel.analysis.wording import some
from policymodel.progress.judging import Judgement
from policymodel.progress.judging.judgement import percent
from policymodel.progress.ledger.cells import shown
from policymodel.progress.ledger.words import lamp_text
from policymodel.progress.observation import Amount
from policymodel.progress.report.progress import Progress, Reported
from policymodel.progress.report.rounding import points
from policymodel.progress.report.sheets.overview import counted
from policymodel.text import Texts, width

say = Texts(__file__)
_HEADS = ("lamp", "name", "target", "actual", "gone", "reason")
_WIDEST = 36  # half-widths of a name or a target: longer ones are cut


def status_rows(progress: Progress) -> list[list[str]]:
    """Return the rows, headings first: lamp, name, target, actual, way gone and due, reason.

    First the targets, then the tasks, with who reports on them in place of a target.
    """
    lang = progress.lang
    rows = [[say(f"heads.{key}").get(lang) for key in _HEADS]]
    for target in progress.targets:
        found = target.now
        rows.append(
            _row(
                progress,
                found.judgement,
                target.name,
                target.told,
                _actual(progress, found, target.unit),
            )
        )
    for task in progress.tasks:
        for each in task.reporters:
            found = each.now
            word = shown(found.fields.get("status"), lang)
            rows.append(_row(progress, found.judgement, task.name, each.organization, word))
    return rows


def _row(progress: Progress, found: Judgement, name: str, about: str, actual: str) -> list[str]:
    lang = progress.lang
    return [
        lamp_text(found.status, progress.rules, lang),
        _cut(name), _cut(about), actual, _way(found), found.reason.get(lang),
    ]  # fmt: skip


def _actual(progress: Progress, found: Reported, unit: str | None) -> str:
    value = found.fields.get("value")
    if not isinstance(value, Amount):
        return shown(found.fields.get("status"), progress.lang)
    return shown(value, progress.lang, unit)


def _way(found: Judgement) -> str:
    """Return the way gone and the way due, as ``45% / 50%``."""
    parts = [None if each is None else percent(each) for each in (found.progress, found.expected)]
    return "" if parts == [None, None] else " / ".join(each or "–" for each in parts)


def _cut(text: str) -> str:
    """Return text that is not too wide for a column, with a mark where it was cut.

    >>> _cut("短"), width(_cut("很长的名称" * 9)) <= _WIDEST
    ('短', True)
    """
    if width(text) <= _WIDEST:
        return text
    while width(text) > _WIDEST - 1:
        text = text[:-1]
    return text + "…"


def headline_lines(progress: Progress) -> list[str]:
    """Return the headline figures in sentences."""
    said = list(counted(progress))
    lines = progress.score.lines if progress.score else ()
    found = progress.score.percent if progress.score else None
    if found is not None:
        said.append(say("score", score=points(found)))
    left = (each for each in lines if each.share is None)
    said += (say("left_out", name=each.name, reason=each.reason) for each in left)
    return [each.get(progress.lang) for each in said]


def beside_lines(progress: Progress) -> list[str]:
    """Return what the log has that is not counted: other periods, and what has no place here."""
    said = []
    if progress.elsewhere:
        kind = "period" if progress.period else "day"
        periods = some([each.label for each in progress.elsewhere])
        said.append(say(f"elsewhere.{kind}", when=progress.when, periods=periods))
    if progress.strays:
        what = some([each.subject.key for each in progress.strays])
        said.append(say("strays", count=len(progress.strays), what=what))
    return [each.get(progress.lang) for each in said]


def silent_lines(progress: Progress) -> list[str]:
    """Return who has not reported, and on how many items."""
    lang = progress.lang
    counts: dict[str, int] = {}
    for each in progress.silent:
        for name in each.owners or ("",):
            counts[name] = counts.get(name, 0) + 1
    return [
        say("silent", name=name or say("nobody").get(lang), count=count).get(lang)
        for name, count in counts.items()
    ]
