"""Writing places into plan files, on the command line."""

import codecs
from pathlib import Path

import pytest
from anchoring.stripped import without_spans
from cli.invented import Run
from source.yunzhou import PLAN, TEXT

import policymodel as pm

SMALL = """\
format: 2
id: qingze
document: {title: 青泽市节能方案}  # 标题
jurisdiction: {code: "339900", name: 青泽市, level: city}
conventions:
  - {kind: first_leads, words: 丙类在后}
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "yunzhou.txt").write_text(TEXT, encoding="utf-8")
    (folder / "qingze.txt").write_text(
        "青泽市节能方案\n甲类3个，丙类在后。乙类8个，丙类在后。\n", encoding="utf-8"
    )
    return folder


def write(path: str, text: str) -> bytes:
    Path(path).write_text(text, encoding="utf-8", newline="")
    return Path(path).read_bytes()


def test_places_are_written_and_the_plan_verifies(run: Run, texts: Path) -> None:
    write("plan.yaml", without_spans(pm.write_plan(PLAN)))
    result = run("anchor", "plan.yaml", "--sources", texts)
    assert result.exit_code == 0, result.stdout
    assert "plan.yaml: places filled in: 94, questions: 0" in result.stdout
    assert run("verify", "plan.yaml", "--sources", texts).exit_code == 0
    before = Path("plan.yaml").read_bytes()
    result = run("anchor", "plan.yaml", "--sources", texts, lang="zh")
    assert result.exit_code == 0
    assert "plan.yaml：补上 0 处位置，0 处待定" in result.stdout
    assert Path("plan.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "words", [("anchor", "--check", "plan.yaml"), ("verify", "--suggest", "plan.yaml")]
)
def test_what_would_be_written_is_listed_and_nothing_written(
    run: Run, texts: Path, words: tuple[str, ...]
) -> None:
    data = write("plan.yaml", SMALL)
    result = run(*words, "--sources", texts)
    assert result.exit_code == 1
    assert "plan.yaml: places to fill in: 1, questions: 1" in result.stdout
    assert "document.title_at: [0, 7]  ⟦青泽市节能方案⟧" in result.stdout
    assert 'at: "青泽市节能方案 甲类3个，⟦丙类在后⟧。乙类8个，丙类在后"' in result.stdout
    assert '- {words: "8", why: other' in result.stdout
    assert Path("plan.yaml").read_bytes() == data


def test_questions_are_asked_in_chinese_too_and_a_copied_answer_is_taken(
    run: Run, texts: Path
) -> None:
    write("plan.yaml", SMALL)
    result = run("anchor", "plan.yaml", "--text", texts / "qingze.txt", lang="zh")
    assert result.exit_code == 1
    assert "警告 A001: 统一说明“丙类在后”在原文中的位置不能断定，请指明。" in result.stdout
    answer = next(line.strip() for line in result.stdout.splitlines() if "8个，⟦丙类在后⟧" in line)
    text = Path("plan.yaml").read_text(encoding="utf-8")
    write("plan.yaml", text.replace("丙类在后}", f"丙类在后, {answer}}}"))
    result = run("anchor", "plan.yaml", "--sources", texts, "--not-targets")
    assert result.exit_code == 0, result.stdout
    plan = pm.load_plan("plan.yaml")
    assert [each.words for each in plan.not_targets] == ["3", "8"]
    assert "# 标题" in Path("plan.yaml").read_text(encoding="utf-8")


def test_a_quotation_is_no_place_until_anchor_has_run(run: Run) -> None:
    write("plan.yaml", SMALL.replace("在后}", '在后, at: "8个，⟦丙类在后⟧"}'))
    result = run("check", "plan.yaml")
    assert result.exit_code == 1
    assert "policymodel anchor" in result.stdout


def test_the_byte_order_mark_and_the_line_ends_stay(run: Run, texts: Path) -> None:
    data = codecs.BOM_UTF8 + SMALL.replace("\n", "\r\n").encode()
    Path("plan.yaml").write_bytes(data)
    run("anchor", "plan.yaml", "--sources", texts)
    new = Path("plan.yaml").read_bytes()
    assert new.startswith(codecs.BOM_UTF8)
    assert new.count(b"\n") == new.count(b"\r\n") == data.count(b"\n")
    assert b"title_at: [0, 7]" in new


def test_a_file_that_cannot_be_edited_is_left_and_told(run: Run, texts: Path) -> None:
    odd = SMALL + "sections:\n  - ? number\n    : 一\n    ? title\n    : 甲类\n"
    (texts / "qingze.txt").write_text("青泽市节能方案\n一、甲类\n3个\n", encoding="utf-8")
    data = write("plan.yaml", odd)
    result = run("anchor", "plan.yaml", "--sources", texts)
    assert result.exit_code == 1
    assert "error F106" in result.stdout
    assert Path("plan.yaml").read_bytes() == data


def test_one_file_that_fails_does_not_stop_the_others(run: Run, texts: Path) -> None:
    write("a.yaml", SMALL + "titel: x\n")
    write("b.yaml", SMALL)
    result = run("anchor", "a.yaml", "b.yaml", "--sources", texts)
    assert result.exit_code == 1
    assert "a.yaml:7: error F101" in result.stdout
    assert "b.yaml: places filled in: 1" in result.stdout


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("plan.yaml",),
        ("plan.yaml", "--sources", "nowhere"),
        ("plan.yaml", "plan.yaml", "--text", "a.txt"),
        ("nowhere.yaml", "--sources", "."),
    ],
)
def test_wrong_use(run: Run, words: tuple[str, ...]) -> None:
    assert run("anchor", *words).exit_code == 2
