"""One document in every format is one plan: the same facts, which quote the same characters."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from intake import making
from libreoffice import convert

import policymodel as pm
from policymodel.drafting.drafted import Drafted
from policymodel.intake.reading import read_bytes
from policymodel.model import Span

SOURCES = ("chengde", "dezhou", "maiji", "taian")
FORMATS = {"docx": making.as_docx, "html": lambda parts: making.as_html(parts).encode()}
# The text is another one; whom to call is set aside where a format has it, and stays in a .txt.
MAY_DIFFER = ("document.source",)


def facts(drafted: Drafted) -> dict[str, str]:
    """Every value of a plan by its path; of a span the characters that it quotes, blanks aside."""
    found = dict(_walked(drafted.plan, "", drafted.source.text))
    return {path: value for path, value in found.items() if not path.startswith(MAY_DIFFER)}


def _walked(value: Any, path: str, text: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Span):
        yield path, "".join(text[value.slice].split())
    elif attrs.has(type(value)):
        for each in attrs.fields(type(value)):
            if each.init and not _is_page(value):
                yield from _walked(
                    getattr(value, each.name), f"{path}.{each.name}".lstrip("."), text
                )
    elif isinstance(value, tuple):
        kept = [each for each in value if not _is_page(each)]
        for number, each in enumerate(kept):
            yield from _walked(each, f"{path}[{number}]", text)
    elif value is not None:
        yield path, "".join(str(value).split())


def _is_page(value: Any) -> bool:
    return isinstance(value, pm.NotTarget) and value.why == "page_furniture"


def assert_same(one: Drafted, other: Drafted) -> None:
    left, right = facts(one), facts(other)
    assert {k: (v, right.get(k)) for k, v in left.items() if right.get(k) != v} == {}
    assert right.keys() - left.keys() == set()
    asked = [[each.asks.zh for each in drafted.questions] for drafted in (one, other)]
    assert len(asked[0]) == len(asked[1])


def lines_of(folder: Path, city: str) -> tuple[str, ...]:
    text = (folder / f"{city}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line.strip())


def as_text(folder: Path, city: str) -> Drafted:
    return pm.draft((folder / f"{city}.txt").read_text(encoding="utf-8"), id=city)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("city", SOURCES)
def test_documents_in_other_formats_draft_the_plan_of_their_text(
    city: str, kind: str, sources: Path
) -> None:
    data = FORMATS[kind](lines_of(sources, city))
    made = pm.draft(read_bytes(data, f"{city}.{kind}"), id=city)
    assert_same(as_text(sources, city), made)


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("city", SOURCES)
def test_pages_draft_the_plan_of_their_text(city: str, sources: Path, tmp_path: Path) -> None:
    file = tmp_path / f"{city}.docx"
    file.write_bytes(making.as_docx(lines_of(sources, city)))
    pages = convert([file], "pdf", tmp_path)[file]
    made = pm.draft(read_bytes(pages.read_bytes(), f"{city}.pdf"), id=city)
    assert_same(as_text(sources, city), made)


def with_table(folder: Path) -> tuple[making.Part, ...]:
    """The document that prints a table, its cells in a table again."""
    lines = lines_of(folder, "maiji")
    plan = pm.load("maiji")
    head = ("序号", "指标类型", "指标名称", "单位", "2021年实际值", "2025年目标值")
    rows, before = [], None
    for each in (each for each in plan.indicators if each.number):
        group = "^" if each.category == before else each.category or ""
        before = each.category
        # Some targets stand in a sentence as well.
        stated = min(each.targets, key=lambda one: len(one.words or ""))
        values = (each.baselines[0].words, stated.words)
        unit = each.unit or "" if stated.unit_stated else ""
        rows.append((each.number or "", group, each.name, unit, *values))
    first = lines.index("序号")
    last = next(i for i, line in enumerate(lines) if line.startswith("注:"))
    table = making.Table((head, *((*row,) for row in rows)))  # type: ignore[arg-type]
    return (*lines[:first], table, *lines[last:])


@pytest.mark.parametrize("kind", FORMATS)
def test_a_table_of_cells_states_what_its_flattened_lines_state(kind: str, sources: Path) -> None:
    made = pm.draft(read_bytes(FORMATS[kind](with_table(sources)), f"maiji.{kind}"), id="maiji")
    assert_same(as_text(sources, "maiji"), made)


@pytest.mark.office
@pytest.mark.slow
def test_a_printed_table_states_what_its_flattened_lines_state(
    sources: Path, tmp_path: Path
) -> None:
    file = tmp_path / "maiji.docx"
    file.write_bytes(making.as_docx(with_table(sources)))
    pages = convert([file], "pdf", tmp_path)[file]
    made = pm.draft(read_bytes(pages.read_bytes(), "maiji.pdf"), id="maiji")
    assert_same(as_text(sources, "maiji"), made)
