"""The public surface is what `__all__` says, no more and no less."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import policymodel


def test_all_is_sorted_and_every_name_opens() -> None:
    assert list(policymodel.__all__) == sorted(set(policymodel.__all__))
    for name in policymodel.__all__:
        assert getattr(policymodel, name) is not None


def test_type_checkers_are_told_the_same_names_from_the_same_rooms() -> None:
    tree = ast.parse(Path(policymodel.__file__).read_text(encoding="utf-8"))
    told = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and "policymodel" in node.module:
            told.update({alias.name: node.module for alias in node.names})
    rooms = {name: f"policymodel.{room}" for name, room in policymodel._ROOMS.items()}
    assert told == rooms


def test_public_names_have_docstrings() -> None:
    for name in policymodel.__all__:
        assert (getattr(policymodel, name).__doc__ or "").strip(), name


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(policymodel, "Plann")


def test_subpackage_surfaces_are_honest() -> None:
    for name in ("model", "reading", "source", "vocabulary", "checks"):
        module = import_module(f"policymodel.{name}")
        public = module.__all__
        assert len(public) == len(set(public)), name
        for each in public:
            assert hasattr(module, each), f"{name}.{each}"


def test_importing_the_package_opens_no_room() -> None:
    code = (
        "import sys, policymodel; "
        "print([m for m in sys.modules if m.startswith(('policymodel.', 'attr', 'pint', 'cattr'))])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
