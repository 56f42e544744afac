"""The particulars of a part of a plan, field by field, under the headers that tables have."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from attrs import frozen

from policymodel.analysis.declarations import TableColumn, declared
from policymodel.analysis.wording import printed_date, shown
from policymodel.model import PartialDate
from policymodel.reviewing.page.items import Line
from policymodel.text import LIST_COMMA, Lang, Text, Texts, listed_names

say = Texts(__file__)


@frozen
class Particulars:
    """Says the fields of one kind of part, as its table is declared."""

    table: str
    lang: Lang

    def label(self, key: str) -> str:
        """Return what a field is called; of a summary everybody sees what it is of."""
        if key == "summary":
            return say("summary").get(self.lang)
        columns = _columns(self.table)
        return columns.get(f"{key}_label", columns[key]).header.get(self.lang)

    def words(self, part: Any, key: str) -> str:
        """Return what a field says; nothing where it is empty or says no.

        >>> from policymodel.model import Organization
        >>> bureau = Organization(name="市科技局", kind="department", aliases=("甲", "乙"))
        >>> Particulars("organizations", "zh").words(bureau, "aliases")
        '甲、乙'
        """
        value = getattr(part, key)
        codes = _columns(self.table)[key].codes
        if codes is None or value is None:
            return _said(value, self.lang)
        many = value if isinstance(value, tuple) else (value,)
        return LIST_COMMA.get(self.lang).join(codes.label(code, self.lang) for code in many)

    def lines(self, part: Any, keys: Iterable[str]) -> Iterator[Line]:
        """Yield a line for each of the fields that says something."""
        for key in keys:
            words = self.words(part, key)
            if words:
                yield Line(self.label(key), (words,))


def _said(value: Any, lang: Lang) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return say("affirmed").get(lang)
    if isinstance(value, tuple):
        return listed_names(value)
    if isinstance(value, Decimal):
        return shown(value)
    if isinstance(value, Text):
        return value.get(lang)
    return _dated(value, lang) if isinstance(value, PartialDate | date) else str(value)


def _dated(value: PartialDate | date, lang: Lang) -> str:
    return printed_date(lang, value.year, value.month, value.day)


@cache
def _columns(table: str) -> dict[str, TableColumn]:
    return {column.key: column for column in declared()[table].columns}
