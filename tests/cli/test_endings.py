"""How a run ends that does not end as planned: quietly, and never in a traceback."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli.invented import Run, as_json, child, child_environment, plan_text

from policymodel.cli import output
from policymodel.registry import Entry


def _raise(error: BaseException) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_an_unexpected_error_asks_for_a_report(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Entry, "load", _raise(RuntimeError("a fault of ours")))
    result = run("show", "yunzhou")
    assert result.exit_code == 70
    assert "RuntimeError: a fault of ours" in result.stderr
    assert "please report" in result.stderr
    assert "Traceback" not in result.stderr
    with pytest.raises(RuntimeError):
        run("--debug", "show", "yunzhou", catch_exceptions=False)


def test_an_interrupt_is_130_and_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Entry, "load", _raise(KeyboardInterrupt()))
    result = run("show", "yunzhou")
    assert (result.exit_code, result.stderr) == (130, "interrupted\n")


def test_an_error_of_the_system_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Entry, "load", _raise(OSError(errno.ENOSPC, "No space left on device")))
    result = run("show", "yunzhou")
    assert result.exit_code == 1
    assert result.stderr == "cannot go on: the disk is full\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_standard_output_on_a_full_disk(plugins: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "policymodel", "--lang", "en", "units"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=child_environment(),
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "cannot go on: the disk is full\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
def test_a_reader_that_goes_away_is_no_error(plugins: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "policymodel", "units", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=child_environment(),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.wait(timeout=60)
    process.stderr.close()


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_export_leaves_whole_files(jobs: str, plugins: Path, tmp_path: Path) -> None:
    names = []
    for number in range(300):
        names.append(f"city{number}")
        (plugins / names[-1]).mkdir()
        (plugins / names[-1] / "plan.yaml").write_text(plan_text(names[-1]), encoding="utf-8")
    out = tmp_path / "out"
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "policymodel", "--lang", "en", "export", *names),
            *("--out", str(out), "--plugins-dir", str(plugins), "--jobs", jobs),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=child_environment(),
        start_new_session=True,
        # Where the tests run in the background of a shell, they and theirs ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # type: ignore[arg-type]
    )
    while process.poll() is None and not (out.is_dir() and list(out.glob("*.xlsx"))):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
    stdout, stderr = process.communicate(timeout=120)
    assert process.returncode == 130, stderr
    assert stderr == "interrupted\n"
    assert stdout == ""
    left = sorted(path.name for path in out.iterdir())
    assert left
    assert all(name.endswith(".xlsx") for name in left)  # a name that begins with a dot is debris
    assert not any(name.startswith(".") for name in left)


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_is_for_terminals_and_can_be_refused(
    run: Run, environment: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    Path("bad.yaml").write_text("id: a\nid: b\n", encoding="utf-8")
    assert "\x1b" not in run("check", "bad.yaml").stdout  # no terminal
    # click's runner calls its output a terminal if told to keep colours.
    assert ("\x1b" in run("check", "bad.yaml", color=True).stdout) == coloured


def test_the_bar_is_for_long_work_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(output.with_progress(range(9), 9)) == list(range(9))
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(output.with_progress(range(2), 2)) == [0, 1]
    assert capsys.readouterr() == ("", "")
    assert list(output.with_progress(range(9), 9)) == list(range(9))
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "100%" in shown.err


def test_a_plans_folder_that_cannot_be_read_completes_to_nothing() -> None:
    done = child(
        _POLICYMODEL_COMPLETE="bash_complete",
        COMP_WORDS="policymodel show yun",
        COMP_CWORD="2",
        POLICYMODEL_PLUGINS_DIR="/nowhere/at/all",
    )
    assert done.stderr == ""
    assert "yunzhou" not in done.stdout


needs_shell = pytest.mark.skipif(os.name == "nt", reason="needs a shell of Unix")


def in_shell(command: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """Run `policymodel` in a shell that closes or fills its streams."""
    return subprocess.run(
        ["/bin/sh", "-c", command.replace("policymodel", f"{sys.executable} -m policymodel")],
        capture_output=True,
        encoding="utf-8",
        env=child_environment(),
        cwd=cwd,
        timeout=120,
        check=False,
    )


@needs_shell
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", ["--help", "--version", "show --help", "list", "schema"])
def test_whatever_is_printed_to_a_full_disk_ends_in_one_line(words: str, tmp_path: Path) -> None:
    done = in_shell(f"policymodel --lang en {words} >/dev/full", tmp_path)
    assert (done.returncode, done.stderr) == (1, "cannot go on: the disk is full\n")


@needs_shell
@pytest.mark.parametrize("words", ["--help", "list", "export chengde --as json", "check nobody"])
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_ends_in_no_traceback(words: str, closed: str, tmp_path: Path) -> None:
    usual = in_shell(f"policymodel --lang en {words}", tmp_path)
    done = in_shell(f"policymodel --lang en {words} {closed}", tmp_path)
    assert done.returncode == usual.returncode
    assert "Traceback" not in done.stderr
    if closed == ">&-" and usual.stdout:
        assert done.stderr.endswith("standard output is closed: what should stand there is lost\n")
    if "export" in words:
        assert Path(tmp_path, "out/chengde.json").read_text(encoding="utf-8").startswith("{")


@needs_shell
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_run_that_is_told_to_end_leaves_no_half_files(
    name: str, plugins: Path, tmp_path: Path
) -> None:
    number = getattr(signal, name)
    names = [f"city{index}" for index in range(300)]
    for each in names:
        (plugins / each).mkdir()
        (plugins / each / "plan.yaml").write_text(plan_text(each), encoding="utf-8")
    out = tmp_path / "out"
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "policymodel", "--lang", "en", "export", *names),
            *("--out", str(out), "--plugins-dir", str(plugins), "--jobs", "2"),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=child_environment(),
        # Where the tests themselves are told to ignore it, as by nohup, a child would inherit that.
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # type: ignore[arg-type]
    )
    while process.poll() is None and not (out.is_dir() and list(out.glob("*.xlsx"))):
        time.sleep(0.02)
    process.send_signal(number)
    _, stderr = process.communicate(timeout=120)
    assert (process.returncode, stderr) == (128 + number, "interrupted\n")
    assert [path for path in out.iterdir() if path.suffix != ".xlsx"] == []


@needs_shell
def test_what_is_told_to_outlive_its_terminal_does(plugins: Path, tmp_path: Path) -> None:
    command = (
        "trap '' HUP; policymodel export yunzhou --as json --out out "
        f"--plugins-dir {plugins} & pid=$!; kill -HUP $pid; wait $pid"
    )
    assert in_shell(command, tmp_path).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_names_cannot_move_the_cursor(run: Run) -> None:
    name = "a\nerror X: \x1b[31mb.yaml"
    text = plan_text("demo").replace("section: [二]", "section: [九]", 1)
    Path(name).write_text(text, encoding="utf-8")
    for words in (["check", name], ["check", "."], ["export", name], ["show", f"{name}.yaml"]):
        result = run(*words)
        assert "\x1b" not in result.output
        assert "\nerror X" not in result.output
        assert r"a\nerror X: \x1b[31mb.yaml" in result.output
    found = as_json(run("check", name, "--format", "json"))
    assert found["plans"][0]["name"] == name
