"""When a document was issued, as far as it tells."""

import re

from policymodel.model import Document

# 鲁政字〔2022〕225号: the year of a document number.
_NUMBER_YEAR = re.compile(r"[〔\[【(（［]((?:19|20|21)[0-9]{2})[〕\]】)）］]")


def year_of(number: str | None) -> int | None:
    """Return the year in a document's number.

    >>> year_of("鲁政字〔2022〕225号"), year_of("第5号")
    (2022, None)
    """
    found = _NUMBER_YEAR.search(number or "")
    return int(found[1]) if found else None


def year_issued(document: Document) -> int | None:
    """Return the year of issue or publication; where no date is given, that of the number."""
    day = document.issued or document.published
    return day.year if day else year_of(document.number)
