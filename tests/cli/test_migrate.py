"""Lifting plan files of an older format, on the command line."""

import codecs
import os
import re
from pathlib import Path

import pytest
from cli.invented import Run, plan_text


def old_text() -> str:
    text = plan_text("yunzhou").replace("format: 2\n", "")
    assert "format" not in text
    return text + "silences: []\n"


def write(path: str, data: bytes | None = None) -> bytes:
    data = old_text().encode() if data is None else data
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(data)
    return data


def test_files_and_folders_are_lifted_once(run: Run) -> None:
    write("a/plan.yaml")
    write("b.yaml")
    result = run("migrate", "a", "b.yaml")
    assert result.exit_code == 0, result.stdout
    assert result.stdout.count("silences → suppressions ×1") == 2
    assert run("check", "a", "b.yaml").exit_code == 0
    before = [Path(name).read_bytes() for name in ("a/plan.yaml", "b.yaml")]
    result = run("migrate", "a", "b.yaml")
    assert result.exit_code == 0
    assert result.stdout.count("is of format 2 already") == 2
    assert before == [Path(name).read_bytes() for name in ("a/plan.yaml", "b.yaml")]


def test_check_says_what_would_change_and_writes_nothing(run: Run) -> None:
    data = write("plan.yaml")
    result = run("migrate", "--check", "plan.yaml", lang="zh")
    assert result.exit_code == 1
    assert "plan.yaml：将由格式 1 升级，改名：silences → suppressions ×1" in result.stdout
    assert Path("plan.yaml").read_bytes() == data
    run("migrate", "plan.yaml")
    assert run("migrate", "--check", "plan.yaml").exit_code == 0


def test_the_byte_order_mark_the_line_ends_and_the_rights_stay(run: Run) -> None:
    data = codecs.BOM_UTF8 + old_text().replace("\n", "\r\n").encode()
    write("plan.yaml", data)
    os.chmod("plan.yaml", 0o640)
    os.symlink("plan.yaml", "link.yaml")
    assert run("migrate", "link.yaml").exit_code == 0
    new = Path("plan.yaml").read_bytes()
    assert new.startswith(codecs.BOM_UTF8)
    assert new.count(b"\n") == new.count(b"\r\n") == data.count(b"\n") + 1
    assert new.replace(b"format: 2\r\n", b"").replace(b"suppressions", b"silences") == data
    assert Path("link.yaml").is_symlink()
    assert Path("plan.yaml").stat().st_mode & 0o777 == 0o640
    assert run("check", "plan.yaml").exit_code == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\n", "F107"),
        ("id: a\nid: b\n", "F004"),
        ("format: 3\nid: a\ndocument: {title: b}\n", "F104"),
        ("id: a\ndocument: {}\nsilences: []\nsuppressions: []\n", "F106"),
    ],
)
def test_what_cannot_be_lifted_is_left_and_told(run: Run, text: str, code: str) -> None:
    data = write("plan.yaml", text.encode())
    result = run("migrate", "plan.yaml")
    assert result.exit_code == 1
    assert re.match(rf"plan\.yaml(:\d)?: error {code}: ", result.stdout)
    assert Path("plan.yaml").read_bytes() == data


def test_other_yaml_beside_a_plan_is_no_failure(run: Run) -> None:
    write("a/plan.yaml")
    write("a/mkdocs.yaml", b"site_name: a\n")
    result = run("migrate", "a")
    assert result.exit_code == 0
    assert "F107" in result.stdout
    assert Path("a/mkdocs.yaml").read_bytes() == b"site_name: a\n"


def test_a_path_that_is_not_there_is_wrong_use(run: Run) -> None:
    assert run("migrate", "nowhere").exit_code == 2
    assert run("migrate").exit_code == 2
