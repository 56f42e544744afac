"""What is installed is what Python's own reader of metadata says."""

import importlib.metadata
from pathlib import Path

import pytest

from policymodel.registry.metadata import installed


@pytest.mark.parametrize("group", ["policymodel.plans", "console_scripts", "pytest11", "nothing"])
def test_it_is_read_as_python_reads_it(group: str) -> None:
    points, broken = installed(group)
    assert broken == ()
    theirs = importlib.metadata.entry_points(group=group)
    assert {(name, value) for name, value, _ in points} == {
        (each.name, each.value) for each in theirs
    }
    for name, value, origin in points:
        (dist,) = {
            each.dist.name
            for each in theirs
            if each.dist and (each.name, each.value) == (name, value)
        }
        assert origin == f"{dist} {importlib.metadata.version(dist)}"


def test_the_first_on_the_path_counts_and_comments_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, name in (("first", "a"), ("second", "b")):
        info = tmp_path / place / "Some.Thing-1.0.dist-info"
        info.mkdir(parents=True)
        text = f"# by hand\n[other]\nx = y\n\n[some.group]\n; one\n{name} = module:thing  \n"
        (info / "entry_points.txt").write_text(text, encoding="utf-8")
        (info / "METADATA").write_text("Name: Some.Thing\nVersion: 1.0\n\nName: no\n")
    monkeypatch.setattr("sys.path", [str(tmp_path / "first"), str(tmp_path / "second"), "nowhere"])
    assert installed("some.group") == ((("a", "module:thing", "Some.Thing 1.0"),), ())
