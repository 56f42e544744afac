"""What changed between two versions of a plan in sentences, for who has not its file before them.

Things are called by their names and places (第11项任务“…”), fields as in reviews, codes by their
words: no path, id or code of the plan file is said.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from policymodel.analysis.called import called
from policymodel.analysis.changes import Change
from policymodel.analysis.wording import short
from policymodel.model import Plan, Source
from policymodel.model.fields import shapes
from policymodel.model.places import Path, parse_path
from policymodel.reviewing.fields import Field, fields_of
from policymodel.reviewing.rows import FORMS, PartRow, part_rows
from policymodel.text import LIST_COMMA, Text, Texts, listed_names

say = Texts(__file__)

_ALONE = ("Plan", "Document", "Jurisdiction", "Period")  # there is one of each, without a name
_COUNTED = ("Measure", "Indicator")  # offices call these by their number
_WITH_UNIT = ("value", "high")
_SPAN = re.compile(r"\[\d+, \d+\)")
_FLAGS = {"True": "yes", "False": "no"}


def told(changes: Iterable[Change], old: Plan, new: Plan) -> Iterator[tuple[Change, Text]]:
    """Yield each change from `old` to `new` with its sentence.

    That the document's text is another one, whatever of its marks differ, is one sentence.

    >>> from policymodel.analysis.changes import diff
    >>> from policymodel.model import Document, Jurisdiction
    >>> place = Jurisdiction(name="云州市", level="city")
    >>> old, new = (Plan(id="p", document=Document(title=title), jurisdiction=place)
    ...             for title in ("方案", "实施方案"))
    >>> [said.zh for _, said in told(diff(old, new), old, new)]
    ['文件的标题由“方案”改为“实施方案”']
    """
    before, after = _Names(old), _Names(new)
    is_source_told = False
    for each in changes:
        gone = each.kind == "dropped"
        of = before if gone and each.path.count("[") == 1 else after
        # What is gone from a part that is still there stands nowhere in the new plan.
        row, rest = of.row_at(each.path.rpartition("[")[0] if gone and of is after else each.path)
        if isinstance(getattr(row.part, str(rest[0]) if rest else "", None), Source):
            if not is_source_told:
                yield each, say("source")
            is_source_told = True
        else:
            yield each, _Sentence(each, row, rest, of, before, after).text


class _Names:
    """What the parts of one version are called."""

    def __init__(self, plan: Plan) -> None:
        rows = part_rows(plan, "zh")
        self._rows = {row.path: row for row in rows}
        self._ids: Mapping[str, PartRow] = {
            row.part.id: row for row in rows if row.path and getattr(row.part, "id", None)
        }

    def row_at(self, path: str) -> tuple[PartRow, Path]:
        """Return the part at a path, or the one that holds what stands there, and the rest."""
        steps = parse_path(path)
        for end in range(len(steps), 0, -1):
            if steps[:end] in self._rows:
                return self._rows[steps[:end]], steps[end:]
        return self._rows[()], steps

    def holder_of(self, row: PartRow) -> Text | None:
        """Return what the part is called that holds a part; None where it is the document's."""
        above = next(
            (self._rows[row.path[:end]] for end in range(len(row.path) - 1, 0, -1)
             if row.path[:end] in self._rows),
            None,
        )  # fmt: skip
        if above is None or above.cls.__name__ in _ALONE:
            return None
        return self.thing(above)

    def thing(self, row: PartRow) -> Text:
        """Return what a part is called, behind its number where offices count such parts."""
        kind = row.cls.__name__
        if kind in _ALONE:
            name = FORMS.parts[kind]
            return Text(name.zh, f"the {name.en.lower()}")
        name = called(row.part, path=FORMS.parts[kind].zh)
        if kind in _COUNTED and isinstance(row.path[-1], int):
            name = say("counted", number=row.path[-1] + 1, thing=name)
        above = self.holder_of(row)
        return name if above is None else say("within", above=above, thing=name)

    def named(self, id: str) -> Text | None:  # noqa: A002
        """Return what the part with an id is called."""
        return called(self._ids[id].part) if id in self._ids else None

    def bare(self, id: str) -> str:  # noqa: A002
        """Return the name alone of the part with an id."""
        part = self._ids[id].part if id in self._ids else None
        names = (getattr(part, key, None) for key in ("name", "title", "words", "summary"))
        return short(next(filter(None, names), id))


class _Sentence(NamedTuple):
    """One change, and what is needed to say it."""

    change: Change
    row: PartRow
    rest: Path
    of: _Names
    before: _Names
    after: _Names

    @property
    def text(self) -> Text:
        """The sentence."""
        change, thing = self.change, self.of.thing(self.row)
        gone = self.before.named(change.id) if change.kind == "dropped" and self.rest else None
        if gone is not None:
            return say("whole.dropped", thing=say("within", above=thing, thing=gone))
        if not self.rest and change.kind in ("added", "dropped"):
            return say(f"whole.{change.kind}", thing=thing)
        old = self._value(change.before, self.before)
        new = self._value(change.after, self.after)
        what = self._what()
        return say(f"ways.{self._way()}", thing=thing, what=what, old=old, new=new)

    def _way(self) -> str:
        change = self.change
        if change.kind in ("raised", "lowered"):
            return change.kind
        if change.kind == "added" or not change.before:
            return "filled"
        if change.kind == "dropped" or not change.after:
            return "emptied"
        return "moved" if _SPAN.fullmatch(change.before) else "changed"

    def _field(self) -> Field | None:
        key = ".".join(str(step) for step in self.rest if isinstance(step, str))
        fields = fields_of(self.row.cls)
        return next((each for each in fields if each.key in (key, self.rest[0])), None)

    def _what(self) -> Text:
        """Return what the field is called."""
        field, kind = self._field(), self.row.cls.__name__
        step = str(self.rest[0])
        if step.endswith("_at") and f"fields.{step}" not in say:
            of = FORMS.heading(step.removesuffix("_at"), kind)
            return say("fields.of", field=Text(of.zh, of.en.lower()))
        if field is not None:
            heading = FORMS.heading(field.key, kind)
            return Text(heading.zh, heading.en[:1].lower() + heading.en[1:])
        made = shapes(self.row.cls).get(step)
        if made is not None and (name := getattr(made.kind, "__name__", "")) in FORMS.parts:
            return Text(FORMS.parts[name].zh, FORMS.parts[name].en.lower().strip())
        return say(f"fields.{step}") if f"fields.{step}" in say else say("fields.other", key=step)

    def _value(self, shown: str, names: _Names) -> Text:
        """Return what a field held in words."""
        field, unit = self._field(), None
        if field is None:
            return Text(shown, shown)
        if field.key in _WITH_UNIT and shown:
            unit = getattr(self.row.part, "unit", None) or getattr(self.row.holder, "unit", None)
            return Text(f"{shown}{unit or ''}", f"{shown} {unit or ''}".rstrip())
        if field.kind == "flag":
            return say(f"flags.{_FLAGS.get(shown, 'no')}")
        if field.codes is None and not (field.points or field.may_point):
            return Text(shown, shown)
        items = [each for each in shown.split("、") if each]
        if field.codes is None:
            said = listed_names([names.bare(each) for each in items])
            return Text(said, said)
        zh, en = ([field.codes.label(each, lang) for each in items] for lang in ("zh", "en"))
        return Text(LIST_COMMA.zh.join(zh), LIST_COMMA.en.join(en))
