"""The public surface is what `__all__` says, no more and no less."""

import ast
import re
import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
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
    rooms = {name: f"policymodel.{room}" for name, room in policymodel._ROOM_OF.items()}
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


def test_all_is_plain_to_tools_that_do_not_run_code() -> None:
    tree = ast.parse(Path(policymodel.__file__).read_text(encoding="utf-8"))
    [listed] = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    assert ast.literal_eval(listed) == policymodel.__all__


def test_a_star_import_brings_every_name() -> None:
    names: dict[str, object] = {}
    exec("from policymodel import *", names)  # noqa: S102
    assert set(policymodel.__all__) <= set(names)


def test_the_version_is_that_of_the_distribution() -> None:
    assert policymodel.__version__ == version("policymodel")
    assert "__version__" in dir(policymodel)


SLIPS = """\
import policymodel as pm
from policymodel import *
from policymodel import chek_all

plan = pm.load("chengde")
found = check(plan)
pm.chek(plan)
pm.lod("x")
pm.Taget
pm.check(plan, selct="T")
print(pm.__version__.upper())
"""


def test_a_slip_in_a_public_name_is_seen_by_mypy(tmp_path: Path) -> None:
    slips = tmp_path / "slips.py"
    slips.write_text(SLIPS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(slips)],
        capture_output=True,
        text=True,
        cwd=Path(policymodel.__file__).parents[1],
        check=False,
    )
    told = re.findall(r"slips\.py:(\d+): error: .*\[([a-z-]+)\]", done.stdout)
    assert told == [
        ("3", "attr-defined"),
        ("7", "attr-defined"),
        ("8", "attr-defined"),
        ("9", "attr-defined"),
        ("10", "call-arg"),
    ], done.stdout + done.stderr
