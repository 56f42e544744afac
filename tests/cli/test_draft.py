"""`policymodel draft`."""

from pathlib import Path

import pytest
from cli.conftest import Run
from drafting import documents


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in documents.ALL.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_document_becomes_a_folder_that_checks_and_verifies(
    run: Run, texts: Path, tmp_path: Path
) -> None:
    done = run("draft", texts / "notice.txt", "--out", tmp_path / "plans", lang="zh")
    assert done.exit_code == 0
    assert "任务 5 项" in done.stdout
    folder = tmp_path / "plans" / "notice"
    assert sorted(each.name for each in folder.iterdir()) == ["plan.yaml", "questions.yaml"]
    assert "起草" in (folder / "plan.yaml").read_text(encoding="utf-8").splitlines()[1]
    assert run("check", folder).exit_code == 0
    assert run("verify", folder, "--sources", texts).exit_code == 0


def test_one_that_fails_stops_no_other(run: Run, texts: Path, tmp_path: Path) -> None:
    (texts / "news.txt").write_text(documents.NEWS, encoding="utf-8")
    done = run("draft", texts, "--out", tmp_path / "plans", "--jobs", "2")
    assert done.exit_code == 1
    assert "N002" in done.stderr
    made = {each.name for each in (tmp_path / "plans").iterdir()}
    assert made == set(documents.ALL)


def test_processes_write_the_same_bytes(run: Run, texts: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        run("draft", texts, "--out", tmp_path / jobs, "--jobs", jobs)
    for path in (tmp_path / "1").rglob("*.yaml"):
        other = tmp_path / "2" / path.relative_to(tmp_path / "1")
        assert other.read_bytes() == path.read_bytes()


def test_an_edited_draft_is_not_replaced(run: Run, texts: Path, tmp_path: Path) -> None:
    words = ("draft", texts / "notice.txt", "--out", tmp_path / "plans")
    run(*words)
    assert run(*words).exit_code == 0
    plan = tmp_path / "plans" / "notice" / "plan.yaml"
    plan.write_text("# mine\n", encoding="utf-8")
    done = run(*words)
    assert done.exit_code == 1
    assert "X015" in done.stderr
    assert plan.read_text(encoding="utf-8") == "# mine\n"
    assert run(*words, "--overwrite").exit_code == 0


@pytest.mark.parametrize("path", ["nowhere.txt", "empty"])
def test_wrong_use_is_told(run: Run, tmp_path: Path, path: str) -> None:
    (tmp_path / "empty").mkdir()
    assert run("draft", tmp_path / path, "--out", tmp_path / "plans").exit_code == 2
