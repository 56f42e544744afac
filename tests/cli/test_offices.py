"""As on an office's Windows: output in cp936, CRLF files, Chinese folders, a file that is open."""

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.invented import Run, as_json, child_environment, plan_text

FOLDER = "科技强市 方案（定稿）"
TITLE = "云州市数字港口行动方案𠮷"  # the last character is none of GBK's


def printed(*words: str | Path, encoding: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """Run `policymodel` with its output sent to a file or another program in `encoding`."""
    return subprocess.run(
        [sys.executable, "-m", "policymodel", *map(str, words)],
        capture_output=True,
        encoding=encoding,
        env=child_environment(PYTHONIOENCODING=encoding, PYTHONUTF8="0"),
        cwd=cwd,
        timeout=120,
        check=False,
    )


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A plan in a folder with a Chinese name, as Notepad writes it; one word of it is wrong."""
    folder = tmp_path / FOLDER
    folder.mkdir()
    text = plan_text("yunzhou", TITLE).replace("kind: department", "kind: 部门", 1)
    (folder / "plan.yaml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    return folder


@pytest.mark.parametrize(
    "words",
    ["list", "show chengde", "check chengde", "check .", "rules", "rules T201", "units",
     "doctor", "export nobody", "--help", "check --help", "check . --format json"],
)  # fmt: skip
def test_what_is_printed_in_cp936_is_what_is_printed(words: str, office: Path) -> None:
    one, other = (
        printed(*words.split(), encoding=encoding, cwd=office) for encoding in ("cp936", "utf-8")
    )
    assert (one.returncode, "Traceback" in one.stderr) == (other.returncode, False)
    if words != "doctor":  # which tells the encoding
        for mine, yours in ((one.stdout, other.stdout), (one.stderr, other.stderr)):
            if "json" not in words:
                yours = yours.encode("cp936", "backslashreplace").decode("cp936")
            assert mine == yours or "\\u" in mine


def test_the_lines_of_a_file_with_crlf_are_its_lines(office: Path, run: Run) -> None:
    found = as_json(run("check", office / "plan.yaml", "--format", "json"))
    (plan,) = found["plans"]
    lines = (office / "plan.yaml").read_text(encoding="utf-8").splitlines()
    wrong = next(number for number, line in enumerate(lines, start=1) if "部门" in line)
    assert [(one["code"], one["line"]) for one in plan["findings"]] == [("F103", wrong)]


def test_a_plan_of_crlf_is_the_plan(office: Path, run: Run) -> None:
    file = office / "plan.yaml"
    for name, end in (("lf", "\n"), ("crlf", "\r\n")):
        file.write_bytes(plan_text("yunzhou").replace("\n", end).encode())
        result = run("export", office, "--as", "responsibility,json", "--out", f"输出 {name}")
        assert result.exit_code == 0, result.output
    one, other = (sorted(Path(f"输出 {name}").iterdir()) for name in ("lf", "crlf"))
    assert [file.name for file in one] == [file.name for file in other]
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in other]


def test_everything_goes_on_in_folders_with_chinese_names(office: Path, run: Run) -> None:
    (office / "plan.yaml").write_text(plan_text("yunzhou"), encoding="utf-8")
    (office / "原文").mkdir()
    for words, code in (
        (["show", office], 0),
        (["check", office / "plan.yaml"], 0),
        (["verify", office, "--sources", office / "原文"], 1),  # it cites no text
        (["export", office, "--out", office / "输出" / "二〇二四年"], 0),
        (["list", "--plugins-dir", office.parent], 0),
    ):
        result = run(*words)
        assert result.exit_code == code, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
    assert len(list((office / "输出" / "二〇二四年").iterdir())) == 2


@contextlib.contextmanager
def held_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep `path` as a spreadsheet program on Windows does: nobody else may replace it."""
    if os.name == "nt":
        with path.open("rb"):
            yield
        return
    replace = os.replace

    def refuse(source: str | Path, target: str | Path) -> None:
        if Path(target).name == path.name:
            raise PermissionError(13, "Permission denied", str(source), None, str(target))
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refuse)
        yield


def test_a_workbook_that_is_open_is_left_and_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_one = Path("out", "yunzhou-targets.xlsx")
    open_one.parent.mkdir()
    open_one.write_bytes(b"what the clerk has on the screen")
    with held_open(open_one, monkeypatch):
        result = run("export", "yunzhou", "--out", "out", "--overwrite")
        assert result.exit_code == 1
        assert "X001" in result.stderr
        assert open_one.name in result.stderr
        assert "no other program has the file open" in result.stderr
    assert open_one.read_bytes() == b"what the clerk has on the screen"
    assert {path.suffix for path in open_one.parent.iterdir()} == {".xlsx"}
    assert run("export", "yunzhou", "--out", "out", "--overwrite").exit_code == 0
    assert open_one.read_bytes().startswith(b"PK")


def test_what_settings_cannot_say_is_told_with_its_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    table = 'ignore = ["T999"]\n\n[bounds]\ngrowth = "x"\n\n[severity]\nH203 = "loud"\n'
    Path("policymodel.toml").write_text("# office\n" + table, encoding="utf-8")
    told = run("check", "chengde").stderr
    for line, path in ((2, "ignore"), (5, "bounds.growth"), (8, "severity.H203")):
        assert re.search(rf"policymodel\.toml:{line}: .*\({re.escape(path)}\)", told), path
    Path("policymodel.toml").unlink()
    shared = "[tool.other]\ngrowth = 1\n[tool.policymodel.bounds]\ngrowth = -1\n"
    Path("pyproject.toml").write_text(shared, encoding="utf-8")
    assert "pyproject.toml:4:" in run("check", "chengde").stderr
