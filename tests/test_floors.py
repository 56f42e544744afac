"""Imports go down the stairs: a room knows only floors below its own."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "policymodel"
FLOORS = {
    "text": 0,
    "findings": 0,
    "codes": 0,
    "numbers": 0,
    "units": 0,
    "vocabulary": 0,
    "model": 1,
    "analysis": 2,
    "reading": 2,
    "source": 2,
    "checks": 3,
    "sheets": 3,
    "plugincode": 4,
    "export": 4,
    "checking": 4,
    "registry": 4,
    "testing": 5,
    "cli": 6,
    "__main__": 7,
}
# Neighbours on one floor that may know each other, and why.
NEIGHBOURS = {
    ("export", "registry"),  # an export is asked for by the exporters' names
    ("plugincode", "registry"),  # which says whose code is run, and what is wrong with it
    ("plugincode", "export"),  # an exporter found is checked to be one
    ("checking", "registry"),  # a plan is checked with the rules of its package
    ("checking", "plugincode"),
    ("export", "checking"),  # and exported with what was found
    ("export", "plugincode"),
    ("findings", "text"),
    ("codes", "text"),
    ("numbers", "text"),
    ("units", "findings"),
    ("units", "numbers"),
    ("units", "text"),
    ("vocabulary", "text"),
    ("vocabulary", "findings"),
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
        assert below or (here, other) in NEIGHBOURS, f"{here} imports {other}"


def test_every_room_has_a_floor() -> None:
    assert {room(path) for path in FILES} <= set(FLOORS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_that_asks_to_be_split_is_split(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 450
