"""`policymodel draft`."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli.conftest import Run
from cli.invented import child_environment
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
    *_, total, told = done.stdout.splitlines()
    assert total.split()[0] == "all"
    assert told == f"{len(documents.ALL)} of {len(documents.ALL) + 1} documents drafted"
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


def test_documents_of_one_name_are_told(run: Run, tmp_path: Path) -> None:
    for name in ("port.md", "port.txt"):
        (tmp_path / name).write_text(documents.NOTICE, encoding="utf-8")
    done = run("draft", tmp_path, "--out", tmp_path / "plans", lang="zh")
    assert done.exit_code == 0
    assert "与 port.md 同名，本文件的方案改称 port-2" in done.stdout
    for name in ("port", "port-2"):
        plan = (tmp_path / "plans" / name / "plan.yaml").read_text(encoding="utf-8")
        assert f"\nid: {name}\n" in plan


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_leaves_whole_plans_and_nothing_else(tmp_path: Path, jobs: str) -> None:
    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    for number in range(600):
        (texts / f"plan{number}.txt").write_text(documents.NOTICE, encoding="utf-8")
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "policymodel", "--lang", "en", "draft", str(texts)),
            *("--out", str(out), "--jobs", jobs),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=child_environment(),
        start_new_session=True,
        # Where the tests run in the background of a shell, they and theirs ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # type: ignore[arg-type]
    )
    while process.poll() is None and not list(out.glob("*/plan.yaml")):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
    stdout, stderr = process.communicate(timeout=120)
    assert (process.returncode, stdout, stderr) == (130, "", "interrupted\n")
    made = list(out.iterdir())
    assert 0 < len(made) < 600
    for folder in made:
        assert sorted(each.name for each in folder.iterdir()) == ["plan.yaml", "questions.yaml"]
