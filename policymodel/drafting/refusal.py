"""Documents that are no plans are not drafted: a news item, a page of links, an empty file."""

import re

from policymodel.drafting.outline import is_title
from policymodel.drafting.paragraphs import Paragraph
from policymodel.drafting.work import Work
from policymodel.findings import DraftError, fault
from policymodel.source import SourceText
from policymodel.text import Texts, of_script

say = Texts(__file__)
_MOST_TABLED = 0.9  # of a document that is tables
# The line over each sheet of a review workbook, and of a ledger.
_OWN = re.compile(
    "(?:方案：[^；\n]+；修订号：|Plan: [^;\n]+; revision: )[0-9a-f]{8}"
    "|(?:台账编号：|Ledger: )[^\n]+ r[0-9a-f]{16} n[0-9]"
)
_SIGNS_OF_OWN = ("修订号：", "revision: ", "台账编号：", "Ledger: ")
_FEWEST = 2  # measures, and signs of a plan


def refused(source: SourceText, work: Work) -> None:
    """Refuse what is no plan.

    Raises:
        DraftError: N001, the text is empty; N002, nothing in it is to be done by anybody, or it is
            a workbook that was written here; N003, its language is not that of the grammar.
    """
    if any(sign in source.text for sign in _SIGNS_OF_OWN) and _OWN.search(source.text):
        raise DraftError(fault(say, "N002.own", file=source.name or None))
    if not work.lines:
        raise DraftError(fault(say, "N001", file=source.name or None))
    if of_script(source.text) != "zh":
        raise DraftError(fault(say, "N003", file=source.name or None))
    title = work.head.title
    signs = (
        len(work.tasks) >= _FEWEST,
        title is not None and is_title(Paragraph(work.lines[0].at, title.value)),
        bool(work.brackets),
        sum(len(node.children) > 1 for node in work.found.root.walk()) > 1,
    )
    if work.tables.charging or work.tables.measuring:
        return
    if work.tables.lines and len(work.tables.lines) > _MOST_TABLED * len(work.lines):
        raise DraftError(fault(say, "N007", file=source.name or None))
    if not work.tasks or sum(signs) < _FEWEST:
        raise DraftError(fault(say, "N002", file=source.name or None))
