"""How the document's own number is printed."""

import re
from collections.abc import Iterator

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule

_ODD = re.compile(r"[\[【(（［]((?:19|20|21)[0-9]{2})[\]】)）］]")


@rule("D214", "info")
def number_has_year_in_usual_brackets(index: Index) -> Iterator[Violation]:
    """The year in the number of a Chinese official document stands in 〔〕."""
    # GB/T 9704—2012, format for official documents of Party and government organs, 7.2.5.
    number = index.plan.document.number or ""
    if index.plan.language.startswith("zh") and (found := _ODD.search(number)):
        year, usual = found[1], _ODD.sub(r"〔\1〕", number)
        yield Violation("document.number", number=short(number), usual=short(usual), year=year)
