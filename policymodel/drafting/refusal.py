"""Documents that are no plans are not drafted: a news item, a page of links, an empty file."""

from collections.abc import Sequence

from policymodel.drafting.front import Stated
from policymodel.drafting.outline import Outline, is_title
from policymodel.drafting.paragraphs import Paragraph
from policymodel.drafting.tasks import Task
from policymodel.findings import DraftError, fault
from policymodel.source import Bracket, SourceText
from policymodel.text import Texts

say = Texts(__file__)
_FEWEST = 2  # measures


def refused(
    source: SourceText,
    lines: Sequence[Paragraph],
    found: Outline,
    tasks: Sequence[Task],
    brackets: Sequence[Bracket],
    title: Stated | None,
) -> None:
    """Refuse what is no plan.

    Raises:
        DraftError: N001, the text is empty; N002, nothing in it is to be done by anybody.
    """
    if not lines:
        raise DraftError(fault(say, "N001", file=source.name or None))
    is_called = title is not None and is_title(Paragraph(lines[0].at, title.value))
    signs = (
        len(tasks) >= _FEWEST,
        is_called,
        bool(brackets),
        sum(len(node.children) > 1 for node in found.root.walk()) > 1,
    )
    if not tasks or sum(signs) < 2:  # noqa: PLR2004 - of four
        raise DraftError(fault(say, "N002", file=source.name or None))
