"""Names, files and folders on the command line; and what is wrong use."""

import subprocess
import sys
from pathlib import Path

import pytest
from cli.invented import Run, as_json, child_environment, plan_text
from click.shell_completion import ShellComplete

from policymodel import registry
from policymodel.cli.root import policymodel


def test_a_command_that_does_not_exist_suggests_one(run: Run) -> None:
    result = run("exprot")
    assert result.exit_code == 2
    assert 'did you mean "export"?' in result.stderr
    result = run("qqq", lang="zh")
    assert result.exit_code == 2
    assert "没有命令“qqq”" in result.stderr
    assert "policymodel --help" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("show", "yunzho"),
        ("check", "yunzho"),
        ("check", "haicheng", "yunzho"),
        ("verify", "yunzho", "--sources", "."),
        ("export", "yunzho"),
    ],
)
def test_an_unknown_plan_is_wrong_use_and_suggests_one(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert "P001" in result.stderr
    assert 'did you mean "yunzhou"?' in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ("show",),
        ("show", "nowhere/plan.yaml"),
        ("show", "yunzhou", "--format", "xml"),
        ("check", "nowhere.yaml"),
        ("check", "empty/"),
        ("check", ""),
        ("verify", "yunzhou", "--sources", "nowhere"),
        ("export",),
        ("export", "--all", "yunzhou"),
        ("export", "yunzhou", "--as", "word"),
        ("export", "yunzhou", "--as", ","),
        ("export", "yunzhou", "--jobs", "-1"),
        ("export", "yunzhou", "--jobs", "many"),
        ("export", "yunzhou", "--sources", "nowhere"),
        ("export", "yunzhou", "--font-profile", "comic"),
        ("rules", "Z999"),
        ("list", "--plugins-dir", "nowhere"),
        ("--frobnicate", "list"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_wrong_use_is_2_and_writes_nothing(run: Run, words: tuple[str, ...], lang: str) -> None:
    Path("empty").mkdir()
    result = run(*words, lang=lang)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr
    assert not Path("out").exists()


def test_an_exporter_that_does_not_exist_suggests_one(run: Run) -> None:
    result = run("export", "yunzhou", "--as", "json,target")
    assert result.exit_code == 2
    assert 'did you mean "targets"?' in result.stderr


def test_a_folder_means_every_plan_file_below_it(run: Run) -> None:
    for place in ("a/plan.yaml", "a/deep/other.yml", ".hidden/plan.yaml", "a/.git/plan.yaml"):
        Path(place).parent.mkdir(parents=True, exist_ok=True)
        Path(place).write_text(plan_text("demo"), encoding="utf-8")
    Path("a/notes.txt").write_text("nothing", encoding="utf-8")
    found = as_json(run("check", ".", "--format", "json"))
    names = [Path(plan["name"]).as_posix() for plan in found["plans"]]
    assert names == ["a/deep/other.yml", "a/plan.yaml"]


def test_an_installed_plan_goes_before_a_folder_of_its_name(run: Run, plugins: Path) -> None:
    Path("yunzhou").mkdir()
    Path("yunzhou/plan.yaml").write_text("id: [broken", encoding="utf-8")
    found = as_json(run("check", "yunzhou", "--format", "json"))
    assert found["plans"][0]["file"] == str(
        (plugins / "policymodel_yunzhou" / "plan.yaml").resolve()
    )
    found = as_json(run("check", "./yunzhou", "--format", "json"))
    assert found["errors"] > 0


def test_a_plan_asked_for_twice_is_done_once(run: Run) -> None:
    found = as_json(run("check", "yunzhou", "yunzhou", "--format", "json"))
    assert [plan["name"] for plan in found["plans"]] == ["yunzhou"]


def test_one_plan_is_not_several(run: Run) -> None:
    for name in ("a.yaml", "b.yaml"):
        Path(name).write_text(plan_text("demo"), encoding="utf-8")
    result = run("show", ".")
    assert result.exit_code == 2
    assert "found 2 plan files" in result.stderr


def test_global_options_stand_before_or_after_the_command(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "linjiang").mkdir(parents=True)
    (other / "linjiang" / "plan.yaml").write_text(plan_text("linjiang"), encoding="utf-8")
    names = [p["name"] for p in as_json(run("list", "--format", "json"))["plans"]]
    assert {"haicheng", "yunzhou"} <= set(names)
    after = as_json(run("list", "--format", "json", "--plugins-dir", other))["plans"]
    assert "linjiang" in [p["name"] for p in after]
    assert "yunzhou" not in [p["name"] for p in after]


@pytest.mark.parametrize("words", [("check",), ("verify", "--sources", "."), ("export", "--all")])
def test_all_of_no_plans_is_wrong_use(
    run: Run, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "plan_entries", lambda _: ())
    result = run(*words)
    assert result.exit_code == 2
    assert "no plan is installed" in result.stderr


@pytest.mark.parametrize(
    ("words", "incomplete", "found"),
    [
        (["show"], "yun", ["yunzhou"]),
        (["check", "yunzhou"], "hai", ["haicheng"]),
        ([], "ex", ["export"]),
        (["rules"], "--f", ["--format"]),
    ],
)
def test_what_can_be_completed(
    words: list[str], incomplete: str, found: list[str], plugins: Path
) -> None:
    given = ["--plugins-dir", str(plugins), *words]
    shell = ShellComplete(policymodel, {}, "policymodel", "_POLICYMODEL_COMPLETE")
    assert [item.value for item in shell.get_completions(given, incomplete)] == found


def test_what_is_no_plan_completes_to_files(plugins: Path) -> None:
    shell = ShellComplete(policymodel, {}, "policymodel", "_POLICYMODEL_COMPLETE")
    for folder in (plugins, plugins / "nowhere"):
        given = ["--plugins-dir", str(folder), "show"]
        [item] = shell.get_completions(given, "my-city/")
        assert (item.type, item.value) == ("file", "my-city/")


def test_the_shell_completes_plan_names(plugins: Path) -> None:
    environment = child_environment(
        _POLICYMODEL_COMPLETE="bash_complete",
        COMP_WORDS="policymodel show yun",
        COMP_CWORD="2",
        POLICYMODEL_PLUGINS_DIR=str(plugins),
    )
    done = subprocess.run(
        [sys.executable, "-m", "policymodel"],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    assert done.stdout.splitlines() == ["plain,yunzhou"]
