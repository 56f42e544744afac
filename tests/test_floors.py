"""Imports go down the stairs: a room knows only floors below its own."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "policymodel"
FLOORS = {
    room: floor
    for floor, rooms in enumerate(
        (
            ("folding", "processes", "shell", "text"),
            ("codes", "findings", "numbers", "osfaults"),
            ("units", "vocabulary"),
            ("intake", "model", "quantities"),
            ("analysis", "reading", "source"),
            ("checks", "sheets"),
            ("registry",),
            ("plugincode",),
            ("anchoring", "checking"),
            ("drafting", "export"),
            ("founding", "progress", "reviewing"),
            ("testing",),
            ("cli",),
            ("__main__",),
        )
    )
    for room in rooms
}
# Who looks up the stairs, and why.
UPWARD = {
    ("plugincode", "export"),  # an exporter that a plugin brings is checked to be one
}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.startswith("policymodel")
        ):
            parts = node.module.split(".")[1:]
            names |= {parts[0]} if parts else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {
                alias.name.split(".")[1]
                for alias in node.names
                if alias.name.startswith("policymodel.")
            }
    return names


FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_from_floors_below(path: Path) -> None:
    here = room(path)
    for other in imported(path) - {here}:
        below = FLOORS[other] < FLOORS[here]
        assert below or (here, other) in UPWARD, f"{here} imports {other}"


def test_every_room_has_a_floor() -> None:
    assert {room(path) for path in FILES} <= set(FLOORS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_that_asks_to_be_split_is_split(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 450


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_repeated_group_of_a_pattern_is_possessive(path: Path) -> None:
    """Before Python 3.11.5 such groups match wrongly, and some never end."""
    files = [path, path.with_suffix(".yaml")]
    written = "".join(each.read_text(encoding="utf-8") for each in files if each.exists())
    assert not re.search(r"\)(?:[*+?]|\{+[0-9,]+\}+)\+", written)


@pytest.mark.parametrize("page", ["architecture.md", "architecture.en.md"])
def test_the_map_shows_the_floors(page: str) -> None:
    text = (PACKAGE.parent / "docs" / page).read_text(encoding="utf-8")
    shown = {room: int(floor) for floor, room in re.findall(r"(?m)^\| (\d+) \| `(\w+)", text)}
    assert shown == {room: floor for room, floor in FLOORS.items() if room != "__main__"}
