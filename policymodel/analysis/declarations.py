"""What tables of facts there are, and what stands in each of their columns: the one declaration.

`policymodel.analysis.tables` fills the tables; CSV files, data sheets and schemas have their
headers, types and meanings from here.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from attrs import evolve, frozen

from policymodel import vocabulary
from policymodel.text import Lang, Text, read_data
from policymodel.vocabulary import Vocabulary

ColumnType = Literal["text", "integer", "number", "year", "date", "boolean", "code"]
"""What the values of a column are; a date is known to the month or to the day."""

_NO_UNIT = Text("", "")


@frozen(kw_only=True)
class TableColumn:
    """A column of a table.

    Attributes:
        key: its key in `pm.tables`, and its header in English CSV files.
        thing: what stands there; one thing has one header in all tables.
        header: its header in workbooks and Chinese CSV files.
        type: what its values are.
        meaning: what stands there, and what a blank says.
        unit: what its numbers count, where they count something; empty where nothing.
        unit_in: the key of the column that says the unit row by row, where one does.
        codes: the vocabulary that its codes are of, where it holds codes or the words for them.
        label_of: the key of the column of codes whose words it has, where it has such.
        many: whether a value is a list, with ``;`` between.
    """

    key: str
    thing: str
    header: Text
    type: ColumnType
    meaning: Text
    unit: Text = _NO_UNIT
    unit_in: str | None = None
    codes: Vocabulary[Any] | None = None
    label_of: str | None = None
    many: bool = False


@frozen(kw_only=True)
class Table:
    """A table of facts: its key, its name, what a row is, and its columns in their order."""

    key: str
    name: Text
    meaning: Text
    columns: tuple[TableColumn, ...]

    def headers(self, lang: Lang) -> list[str]:
        """Return the headers of the columns."""
        return [column.header.get(lang) for column in self.columns]


@cache
def declared() -> Mapping[str, Table]:
    """Return every table by its key, in their order.

    >>> [each.header.zh for each in declared()["sections"].columns][:3]
    ['方案编号', '地区', '章节路径']
    """
    read = read_data(Path(__file__).with_suffix(".yaml"))
    derived = read["derived"]
    things = {name: _thing(name, said, derived) for name, said in read["columns"].items()}
    return {key: _table(key, said, things) for key, said in read["tables"].items()}


def _table(key: str, said: dict[str, Any], things: dict[str, list[TableColumn]]) -> Table:
    columns: list[TableColumn] = []
    for word in ("plan_id", "city", *said["columns"].split()):
        own, _, thing = word.partition("=")
        columns += _named(own, thing or own, things)
    known = {column.thing: column.key for column in columns}
    return Table(
        key=key,
        name=Text(said["zh"], said["en"]),
        meaning=said["means"],
        columns=tuple(
            evolve(column, unit_in=known[column.unit_in]) if column.unit_in else column
            for column in columns
        ),
    )


def _named(key: str, thing: str, things: dict[str, list[TableColumn]]) -> Iterator[TableColumn]:
    """Yield the columns of a thing under the key that a table has for it."""
    for column in things[thing]:
        label_of = key if column.label_of else None
        own = key + column.key.removeprefix(thing)
        yield column if key == thing else evolve(column, key=own, label_of=label_of)


def _thing(name: str, said: dict[str, Any], derived: dict[str, Any]) -> list[TableColumn]:
    """Return the columns of one thing: of a span two, of codes one more with their words."""
    plain = TableColumn(
        key=name,
        thing=name,
        header=Text(said["zh"], said["en"]),
        type=said.get("type", "text"),
        meaning=said["means"],
        unit=said.get("unit", _NO_UNIT),
        unit_in=said.get("in"),
        many="list" in said,
    )
    if "span" in said:
        counted = evolve(plain, type="integer", unit=derived["unit"])
        return [_derived(counted, f"{name}_{end}", derived[end]) for end in ("start", "end")]
    if "codes" not in said:
        return [plain]
    words: Vocabulary[Any] = getattr(vocabulary, said["codes"].upper())
    plain, label = evolve(plain, codes=words), f"{name}_label"
    code = evolve(_derived(plain, name, derived["code"]), type="code")
    return [code, evolve(plain, key=label, thing=label, label_of=name)]


def _derived(column: TableColumn, key: str, said: dict[str, Text]) -> TableColumn:
    """Return a column that is called after another one."""
    header, meaning = said["header"], said["means"]
    return evolve(
        column,
        key=key,
        thing=key,
        header=header.format(of=column.header),
        meaning=meaning.format(of=column.meaning),
    )
