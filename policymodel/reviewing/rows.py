"""The rows of a review: each part of a plan under a label that people can say, 指标3·目标值1."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from attrs import frozen

from policymodel.model import Document, Plan
from policymodel.model.measure import BY_ROLE
from policymodel.model.places import Path, parse_path, places
from policymodel.reviewing.fields import Field, Shown, fields_of, shown
from policymodel.reviewing.words import say
from policymodel.text import Lang, Text, read_data
from policymodel.vocabulary import OFFICIAL_ROLES, ROLES

_FORMS = FilePath(__file__).with_name("forms.yaml")
_WIDTH = 16.0
_NO_CHANGE = "increase"  # what a target has where nothing else is said
_CHANGING = ("change", "growth_rate", "increment", "per_year", "total")  # these go up or down
_DOCUMENTS = frozenset({"Document", "Citation"})
_NAMES = ("name", "title", "heading", "words", "summary")


class PartRow(NamedTuple):
    """A part of a plan and its label."""

    label: str
    path: Path
    part: Any
    holder: Any

    @property
    def cls(self) -> type:
        """The class of the part."""
        return type(self.part)


@frozen
class SheetForm:
    """How a sheet of a review is laid out.

    Attributes:
        key: its key.
        name: its name.
        parts: the names of the classes whose parts have rows there.
        columns: the keys of the fields that have columns; none where each field has a row.
        front: those of them that stand before the sentence.
        is_list: whether each field has a row of its own, with its name beside it.
    """

    key: str
    name: Text
    parts: tuple[str, ...]
    columns: tuple[str, ...]
    front: frozenset[str]
    is_list: bool


class Forms:
    """What forms.yaml says of the sheets, read once."""

    @cached_property
    def _data(self) -> dict[str, Any]:
        found: dict[str, Any] = read_data(_FORMS)
        return found

    @cached_property
    def sheets(self) -> tuple[SheetForm, ...]:
        """The sheets in their order."""
        return tuple(_sheet_form(key, said) for key, said in self._data["sheets"].items())

    @cached_property
    def rare(self) -> frozenset[str]:
        """The fields that have a column only where some part has them."""
        return frozenset(self._data["rare"].split())

    @cached_property
    def parts(self) -> dict[str, Text]:
        """What the rows of each class of part are called."""
        found: dict[str, Text] = self._data["parts"]
        return found

    @property
    def own_keys(self) -> tuple[str, ...]:
        """The keys of the columns that hold no field."""
        return tuple(self._data["own"])

    @property
    def field_keys(self) -> tuple[str, ...]:
        """The keys of the fields that have a heading of their own."""
        return tuple(key for key in self._data["fields"] if key.isidentifier())

    def own(self, key: str) -> Text:
        """Return how a column is headed that holds no field."""
        found: Text = self._data["own"][key]
        return found

    def width(self, key: str, *parts: str) -> float:
        """Return how wide the column of a field is, in half-width characters."""
        said = self._data["fields"].get(_of_document(key, parts))
        return float(said.get("width", _WIDTH)) if isinstance(said, dict) else _WIDTH

    def heading(self, key: str, *parts: str) -> Text:
        """Return how the column of a field is headed, or its row in a list.

        Args:
            key: the field.
            parts: the names of the classes whose parts have it there.
        """
        name, _, role = key.partition(".")
        if name == "officials":
            return Text(OFFICIAL_ROLES.label(role, "zh"), OFFICIAL_ROLES.label(role, "en"))
        if role:
            of = ROLES[role].heading
            return say("proposed", role=of) if name == "proposed" else of
        said = self._data["fields"][_of_document(key, parts)]
        return said if isinstance(said, Text) else Text(said["zh"], said["en"])


def _of_document(key: str, parts: Iterable[str]) -> str:
    """Return under which key a field is described: the number of a document is no running one."""
    is_of_document = key == "number" and not _DOCUMENTS.isdisjoint(parts)
    return "number of a document" if is_of_document else key


def _sheet_form(key: str, said: Mapping[str, Any]) -> SheetForm:
    front, _, back = said.get("columns", "").partition("|")
    columns = tuple(front.split() + back.split())
    parts = tuple(said["parts"].split())
    return SheetForm(key, said["name"], parts, columns, frozenset(front.split()), "list" in said)


FORMS = Forms()


def part_rows(plan: Plan, lang: Lang) -> tuple[PartRow, ...]:
    """Return every part of `plan` that has a row, in the plan's order, with its label.

    >>> from policymodel.model import Document, Indicator, Jurisdiction, Target
    >>> place = Jurisdiction(name="云州市", level="city")
    >>> berths = Indicator(id="b", name="泊位", targets=(Target(id="b.1", kind="level"),))
    >>> plan = Plan(id="p", document=Document(title="题"), jurisdiction=place, indicators=(berths,))
    >>> [row.label for row in part_rows(plan, "zh")]
    ['方案', '文件', '地区', '规划期', '指标1', '指标1·目标值1']
    """
    labels: dict[str, str] = {"": ""}
    rows: list[PartRow] = []
    for place in places(plan, object):
        cls = type(place.part)
        if cls in BY_ROLE or cls.__name__ not in FORMS.parts:
            continue
        path = parse_path(place.path)
        own = FORMS.parts[cls.__name__].get(lang)
        number = str(path[-1] + 1) if path and isinstance(path[-1], int) else ""
        above = labels[_above(place.path)]
        label = f"{above}·{own}{number}" if above else f"{own}{number}"
        labels[place.path] = label if path else ""
        rows.append(PartRow(label.strip(), path, place.part, place.holder))
    return tuple(rows)


def _above(path: str) -> str:
    """Return the path of the part that holds the one at `path`; the document is nobody's part."""
    held = path.rpartition(".")[0]
    return "" if held == "document" else held


def cells_of(rows: tuple[PartRow, ...], form: SheetForm) -> Iterator[tuple[PartRow, Field]]:
    """Yield each cell that may be changed in a sheet, as a part and its field."""
    for row in rows:
        if row.cls.__name__ in form.parts:
            yield from ((row, field) for field in fields_of(row.cls))


def value_of(part: Any, field: Field) -> Any:
    """Return what a part holds in a field."""
    name, *rest = field.path
    value = getattr(part, str(name))
    if not rest:
        return value
    held = (getattr(each, BY_ROLE[type(each)]) for each in value if each.role == rest[0])
    return next(held, None)


def shown_of(row: PartRow, field: Field, labels: Mapping[str, str], lang: Lang) -> Shown:
    """Return what the cell of a part's field shows.

    A level does not go up or down, whatever it would say of another number.
    """
    value = value_of(row.part, field)
    if field.key == "change" and row.part.kind not in _CHANGING and value == _NO_CHANGE:
        return ""
    return shown(value, field, labels, lang)


def labels_by_id(rows: tuple[PartRow, ...]) -> Mapping[str, str]:
    """Return the labels of the parts that have ids, by these."""
    return {row.part.id: row.label for row in rows if getattr(row.part, "id", None)}


def whose(row: PartRow) -> str:
    """Return the name of the part that a part belongs to; none of the whole document."""
    if isinstance(row.holder, Document):
        return ""
    return next((str(v) for name in _NAMES if (v := getattr(row.holder, name, None))), "")
