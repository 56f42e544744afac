"""The text of a source document: a plan ships facts and offsets, never its sentences."""

import hashlib
import re
from collections.abc import Iterator
from functools import cached_property

from attrs import field, frozen

from policymodel.findings import Finding, SourceError
from policymodel.folding import fold
from policymodel.model import Measure, MeasurePart, Plan, Source, Span
from policymodel.quantities.figures import Place, digits, figures
from policymodel.source.brackets import (
    Bracket,
    Brackets,
    Printed,
    printed,
    read_printed,
)
from policymodel.source.cells import Heads, cell_readings, heads_before, table_heads, usual_cells
from policymodel.source.clauses import Clauses
from policymodel.source.content import flowing
from policymodel.source.duties import begins_with_any_label
from policymodel.source.headings import heading_end
from policymodel.source.lines import Wrapping, logical_lines, running, wrapping
from policymodel.source.pieces import OPENING
from policymodel.source.saying import read_heading, read_sentence
from policymodel.source.seen import seen
from policymodel.text import Text, Texts

say = Texts(__file__)
_BAR = re.compile(r"(?<![ \u3000\u00a0])[ \u3000\u00a0]*+[|｜\t][ \u3000\u00a0\t]*+")
_AROUND = 20
_END = 30


@frozen
class SourceText:
    """A document's text, in which every span of a plan counts.

    Attributes:
        text: the text, decoded; line ends are ``"\\n"``.
        name: the file's name, for messages.
    """

    text: str = field(repr=False)
    name: str = ""
    _brackets: dict[frozenset[str], Brackets] = field(
        factory=dict, init=False, repr=False, eq=False
    )

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text's UTF-8 bytes."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def seen(self) -> "SourceText":
        """The text as a reader sees it, and as it is read; offsets are those of the text.

        It is the text itself where nothing in it looks like something else; see `seen`.
        """
        text = seen(self.text)
        return self if text == self.text else SourceText(text, self.name)

    @property
    def source(self) -> Source:
        """What a plan file states about this text, to be found again by it."""
        return Source(sha256=self.sha256, characters=len(self.text))

    @cached_property
    def folded(self) -> str:
        """The text with every character in its usual form; offsets are those of the text."""
        return fold(self.text)

    @cached_property
    def numbers(self) -> tuple[Place, ...]:
        """Where the text prints Arabic numbers, in order: a decimal point is part of one."""
        return digits(self.text)

    @cached_property
    def figures(self) -> tuple[Place, ...]:
        """Where the text prints numbers that a plan must account for, in order.

        Digits, but those of names, addresses, numbering and cited documents; and numbers in
        characters before a unit.
        """
        return figures(self.text, folded=self.folded)

    def figures_of(self, plan: Plan) -> tuple[Place, ...]:
        """Return `figures`, with those before the units that `plan` adds for itself."""
        if not plan.units:
            return self.figures
        return figures(self.text, plan.known_units, self.folded)

    @cached_property
    def brackets(self) -> tuple[Bracket, ...]:
        """The responsibility brackets that the text prints, in order."""
        return self.brackets_with(frozenset()).read

    @cached_property
    def breaks(self) -> Wrapping | None:
        """How the text breaks its lines at a width; None where it does not."""
        return wrapping(self.text)

    @property
    def lines(self) -> Iterator[tuple[int, int]]:
        """Where each line that is not blank begins and ends; what was one line is one again."""
        if self._printed.text != self.text:
            return logical_lines(self.text)
        return ((start, end) for start, end, _ in self._printed.lines)

    @cached_property
    def _printed(self) -> Printed:
        return printed(self.text)

    def brackets_of(self, plan: Plan) -> Brackets:
        """Return the responsibility brackets, read with the names that `plan` knows."""
        return self.brackets_with(
            frozenset(name for each in plan.organizations for name in each.names)
        )

    def brackets_with(self, names: frozenset[str]) -> Brackets:
        """Return the responsibility brackets, read with `names`."""
        if names not in self._brackets:
            *_, before = None, *self._brackets.values()
            self._brackets[names] = read_printed(self._printed, names, before)
        return self._brackets[names]

    def sentence_of(self, plan: Plan, at: Span) -> Bracket | None:
        """Return whom the words at `at` charge where the document says it in a sentence."""
        names = frozenset(name for each in plan.organizations for name in each.names)
        return None if self.at(at) is None else read_sentence(self.text, at, names)

    def heading_of(self, plan: Plan, at: Span) -> Bracket | None:
        """Return whom the heading at `at` charges, where it names bodies over their duties."""
        names = frozenset(name for each in plan.organizations for name in each.names)
        return None if self.at(at) is None else read_heading(self.text, at, names)

    def cells_of(self, plan: Plan, at: Span) -> tuple[Bracket, ...] | None:
        """Return in which ways the cells of a table at `at` charge; see `cell_readings`."""
        if self.at(at) is None:
            return None
        names = [name for each in plan.organizations for name in each.names]
        return cell_readings(self._celled, at, heads_before(self._heads, at.start), names)

    def is_below_heads(self, place: int) -> bool:
        """Whether the heads of a table that say who is charged stand before `place`."""
        return bool(heads_before(self._heads, place))

    @cached_property
    def _celled(self) -> str:
        """The text with ideographs in their usual forms and each cell of a table on a line."""
        text = usual_cells(self.text)
        if not any(bar in text for bar in "|｜\t"):  # as in most documents
            return text
        return _BAR.sub(lambda bar: "\n" * len(bar.group()), text)

    @cached_property
    def _heads(self) -> tuple[Heads, ...]:
        return table_heads(self._celled)

    @cached_property
    def clauses(self) -> Clauses:
        """Where the clauses, sentences and lines of the text begin."""
        return Clauses(flowing(self.text, (Span(*each) for each in self.lines)))

    def at(self, span: Span | None) -> str | None:
        """Return the characters of `span`; None without a span or with one out of bounds."""
        if span is None or span.end > len(self.text):
            return None
        return self.text[span.start : span.end]

    def stretch(self, start: int, end: int) -> str:
        """Return the characters from `start` to `end`, of those that there are."""
        return self.text[max(start, 0) : max(end, 0)]

    def quoted(self, at: Span) -> str:
        """Return the characters of `at` as messages show them: on a line, at most 60."""
        if at.end - at.start <= 2 * _END:
            return _line(self.text[at.slice])
        first, last = self.text[at.start : at.start + _END - 1], self.text[at.end - _END : at.end]
        return f"{_line(first)}…{_line(last)}"

    def around(self, at: Span) -> str:
        """Return `at` in ⟦⟧ with up to 20 characters on either side.

        >>> SourceText("到2025年，建成").around(Span(1, 5))
        '到⟦2025⟧年，建成'
        """
        before = _line(self.text[max(at.start - _AROUND, 0) : at.start]).lstrip()
        after = _line(self.text[at.end : at.end + _AROUND]).rstrip(" 。")
        return f"{before}⟦{self.quoted(at)}⟧{after}"


def _line(text: str) -> str:
    return "".join(" " if c == "\n" else c if c.isprintable() else "�" for c in text)


def measure_text(plan: Plan, task: Measure | MeasurePart, source: SourceText) -> str:
    """Return the document's own words on a measure or a part of one, if any.

    Number, title and brackets are left out, and of a measure what its parts say. A sentence that
    charges somebody says what is to be done, and stays. A paragraph is a line, wherever the text
    or its pages broke it.

    Raises:
        SourceError: V001, `source` is not the text that `plan` cites.
    """
    if (found := wrong_source(plan, source)) is not None:
        raise SourceError(found)
    whole = source.at(task.at)
    if whole is None or task.at is None:
        return ""
    parts = task.parts if isinstance(task, Measure) else ()
    brackets = task.brackets if isinstance(task, Measure) else (task.responsibilities_at,)
    told = [at for at in brackets if at is not None and not _is_sentence(plan, source, at)]
    told += [part.at for part in parts if part.at is not None]
    told += _due_alone(task, source.text)
    headed = _headed(plan, task)
    start = heading_end(source.seen.text[task.at.slice], headed.number, headed.title) or 0
    words, here = "", start
    for left_out in sorted(each for each in told if each in task.at):
        words += whole[here : max(left_out.start - task.at.start, here)]
        here = max(left_out.end - task.at.start, here)
    words += whole[here:]
    return running(words.lstrip("。.:： "), source.breaks)


def _headed(plan: Plan, task: Measure | MeasurePart) -> Measure | MeasurePart:
    """Return whose heading begins the words of a task: of its first part, too, the measure's."""
    above = (each for each in plan.measures if any(part is task for part in each.parts))
    return next(
        (each for each in above if each.at and task.at and each.at.start == task.at.start), task
    )


def _due_alone(task: Measure | MeasurePart, text: str) -> list[Span]:
    """Return the deadlines that are all of a line, as a cell of a table is: they are told apart."""
    return [
        each.at
        for each in task.deadlines
        if each.at is not None
        and text[each.at.start - 1 : each.at.start] == "\n"
        and text[each.at.end : each.at.end + 1] in ("", "\n")
    ]


def _is_sentence(plan: Plan, source: SourceText, at: Span) -> bool:
    """Whether words that charge somebody are prose: no bracket, no label, no bare names."""
    words = source.text[at.slice]
    if words[:1] in OPENING or begins_with_any_label(source.text, at.start, at.end):
        return False
    return source.sentence_of(plan, at) is not None


def wrong_source(plan: Plan, source: SourceText) -> Finding | None:
    """Return V001 if `source` is not the text that `plan` cites, else None."""
    wanted = plan.document.source
    if wanted is None:
        return unnamed_source()
    if wanted.is_same(source.source):
        return None
    name = source.name or say("this_text")
    found = source.source
    alike = say("alike") if found.characters == wanted.characters else ""
    return no_source(say("another", wanted=wanted, name=name, found=found, alike=alike))


def unnamed_source() -> Finding:
    """Return V001 for a plan that does not say which text its spans count in."""
    return no_source(say("unnamed"), say("name_it"))


def no_source(message: Text, hint: Text | None = None) -> Finding:
    """Return V001: the text that a plan cites is not at hand."""
    return Finding(
        code="V001",
        severity="error",
        message=message,
        hint=hint or say("as_cited"),
        path="document.source",
    )
