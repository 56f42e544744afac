"""`policymodel new`: a plan's folder where its user's plans live."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from cli.invented import child, child_environment
from click.testing import CliRunner, Result
from drafting import documents

import policymodel as pm
from policymodel.cli.root import policymodel
from policymodel.registry import projectfile
from policymodel.testing import promises

NOTICE = documents.ALL["notice"]


def new(*words: str | Path, lang: str = "en") -> Result:
    """Run a command line as its user does, who gives no folder of plans."""
    return CliRunner().invoke(policymodel, ["--lang", lang, *map(str, words)])


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POLICYMODEL_SOURCES", raising=False)
    (tmp_path / "work").mkdir()
    (tmp_path / ".git").mkdir()  # nothing above counts
    monkeypatch.chdir(tmp_path / "work")


@pytest.fixture
def word() -> Path:
    made = docx.Document()
    for line in NOTICE.splitlines():
        made.add_paragraph(line)
    made.save("云州方案.docx")
    return Path("云州方案.docx")


def names() -> list[str]:
    done = new("list")
    assert done.exit_code == 0, done.output
    return [line.split()[0] for line in done.stdout.splitlines()]


def is_sound(folder: Path) -> bool:
    return all(each.broken() is None for each in promises(folder))


def test_a_document_becomes_a_plan_that_is_listed_checked_verified_and_reviewed(word: Path) -> None:
    done = new("new", "yunzhou", "--from", word)
    assert done.exit_code == 0, done.output
    assert "measures 5" in done.stdout
    assert "policymodel review yunzhou" in done.stdout
    assert Path("policymodel.toml").read_text(encoding="utf-8") == 'plugins_dir = "plans"\n'
    folder = Path("plans", "yunzhou")
    made = sorted(each.name for each in folder.iterdir())
    assert made == ["plan.yaml", "questions.yaml", "yunzhou.txt"]
    word.unlink()
    assert "yunzhou" in names()
    for command in ("check", "verify", "show", "review"):
        assert new(command, "yunzhou").exit_code == 0, command
    assert Path("yunzhou-review.xlsx").exists()
    assert is_sound(folder)
    assert pm.load("yunzhou").id == "yunzhou"


def test_the_sentences_of_the_review_come_from_the_text_beside_the_plan(word: Path) -> None:
    new("new", "yunzhou", "--from", word)
    assert pm.verify("yunzhou") == ()
    Path("plans/yunzhou/yunzhou.txt").unlink()
    done = new("verify", "yunzhou")
    assert (done.exit_code, "V001" in done.stdout) == (1, True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_of_any_encoding_and_line_ends_can_be_verified(encoding: str) -> None:
    Path("a.txt").write_bytes(NOTICE.replace("\n", "\r\n").encode(encoding))
    assert new("new", "yunzhou", "--from", "a.txt").exit_code == 0
    Path("a.txt").unlink()
    assert new("verify", "yunzhou").exit_code == 0


def test_a_text_that_lies_elsewhere_is_found_too(tmp_path: Path, word: Path) -> None:
    new("new", "yunzhou", "--from", word)
    (tmp_path / "texts").mkdir()
    assert new("verify", "yunzhou", "--sources", tmp_path / "texts").exit_code == 0
    Path("plans/yunzhou/yunzhou.txt").rename(tmp_path / "texts" / "any.txt")
    assert new("verify", "yunzhou", "--sources", tmp_path / "texts").exit_code == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_document_the_plan_file_says_what_to_fill_in(lang: str) -> None:
    done = new("new", "yunzhou", lang=lang)
    assert done.exit_code == 0, done.output
    text = Path("plans/yunzhou/plan.yaml").read_text(encoding="utf-8")
    assert "policymodel check yunzhou" in text
    assert text.count("待填") >= 2
    assert new("check", "yunzhou").exit_code == 0
    assert is_sound(Path("plans/yunzhou"))
    shown = "\n".join(line.removeprefix("#") for line in _filled(text))
    Path("plans/yunzhou/plan.yaml").write_text(shown, encoding="utf-8")
    assert new("check", "yunzhou").exit_code == 0, shown  # what the lines show can be written so


def _filled(text: str) -> list[str]:
    """The lines of a skeleton with those that show how to write taken for such."""
    lines = [line.replace(": []", ":") for line in text.splitlines()]
    return [line for line in lines if not re.match("# [^ ]", line)]


# Where plans live


def test_settings_that_say_where_plans_live_are_followed_everywhere(tmp_path: Path) -> None:
    (tmp_path / "policymodel.toml").write_text('plugins_dir = "cities"\n', encoding="utf-8")
    assert new("new", "yunzhou").exit_code == 0
    assert (tmp_path / "cities" / "yunzhou" / "plan.yaml").is_file()
    assert not Path("policymodel.toml").exists()
    assert "yunzhou" in names()
    for words in (("show",), ("check",), ("export", "--as", "json"), ("diff", "yunzhou")):
        assert new(words[0], "yunzhou", *words[1:]).exit_code == 0, words
    assert new("check", "yunzhou").stderr == ""  # no settings of checks are in it
    assert [each.name for each in pm.plan_entries()].count("yunzhou") == 1


def test_what_is_typed_counts_before_the_environment_and_that_before_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("policymodel.toml").write_text('plugins_dir = "c"\n', encoding="utf-8")
    monkeypatch.setenv("POLICYMODEL_PLUGINS_DIR", str(tmp_path / "b"))
    new("new", "one", "--plugins-dir", tmp_path / "a")
    new("new", "two")
    monkeypatch.delenv("POLICYMODEL_PLUGINS_DIR")
    new("new", "three")
    made = [tmp_path / "a" / "one", tmp_path / "b" / "two", Path("c/three")]
    assert all((each / "plan.yaml").is_file() for each in made)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("policymodel.toml", '[severity]\nH = "off"\n', 'plugins_dir = "plans"\n[severity]\n'),
        ("policymodel.toml", "\ufeff# 本\r\n", '\ufeffplugins_dir = "plans"\r\n# 本\r\n'),
        ("pyproject.toml", "[tool.policymodel]\nselect = ['T']", '\nplugins_dir = "plans"\nsel'),
        ("pyproject.toml", "[tool.policymodel] # a", '] # a\nplugins_dir = "plans"\n'),
    ],
)
def test_settings_that_are_there_get_one_line(
    tmp_path: Path, name: str, before: str, after: str
) -> None:
    file = tmp_path / name
    file.write_bytes(before.encode())
    done = new("new", "yunzhou")
    assert done.exit_code == 0, done.output
    text = file.read_bytes().decode()
    assert after in text
    kept = [line for line in text.lstrip("\ufeff").splitlines() if "plugins_dir" not in line]
    assert kept == before.lstrip("\ufeff").splitlines()
    assert (tmp_path / "plans" / "yunzhou").is_dir()  # beside the settings
    assert "yunzhou" in names()


@pytest.mark.parametrize("text", ["[tool]\npolicymodel = {}\n", "[tool.policymodel.severity]\n"])
def test_settings_that_cannot_be_added_to_stay_and_nothing_is_made(text: str) -> None:
    Path("pyproject.toml").write_text(text, encoding="utf-8")
    done = new("new", "yunzhou")
    assert (done.exit_code, "C003" in done.stderr) == (2, True)
    assert 'plugins_dir = "plans"' in done.stderr
    assert Path("pyproject.toml").read_text(encoding="utf-8") == text
    assert not Path("plans/yunzhou").exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [("plugins_dir = 3\n", "C003"), ("plugins_dir = ''\n", "C003"), ("plugins_dir = [\n", "C001")],
)
@pytest.mark.parametrize("command", ["list", "new", "check"])
def test_settings_that_say_what_cannot_be_are_told(text: str, code: str, command: str) -> None:
    Path("policymodel.toml").write_text(text, encoding="utf-8")
    done = new(command, *(["yunzhou"] if command == "new" else []))
    assert (done.exit_code, code in done.stderr) == (2, True)
    assert not Path("plans").exists()


def test_a_folder_of_plans_that_is_not_there_is_told_of() -> None:
    Path("policymodel.toml").write_text('plugins_dir = "gone"\n', encoding="utf-8")
    done = new("list")
    assert (done.exit_code, "P005" in done.stderr) == (2, True)
    assert "policymodel.toml" in done.stderr


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owners there")
def test_settings_of_others_are_neither_taken_nor_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "policymodel.toml"
    file.write_text('plugins_dir = "plans"\n', encoding="utf-8")
    (tmp_path / "plans").mkdir()
    new("new", "yunzhou")
    monkeypatch.setattr(os, "getuid", lambda: os.stat(file).st_uid + 1)
    monkeypatch.setattr(projectfile, "_ROOT", -1)
    assert "yunzhou" not in names()
    done = new("new", "haicheng")
    assert (done.exit_code, "P016" in done.stderr) == (1, True)


def test_another_programs_file_is_left_alone() -> None:
    Path("pyproject.toml").write_text("[tool.ruff]\n# plugins_dir\n[broken", encoding="utf-8")
    assert new("new", "yunzhou").exit_code == 0
    assert Path("policymodel.toml").is_file()
    assert "yunzhou" in names()


# What a plan may be called


@pytest.mark.parametrize(
    ("word", "code", "proposed"),
    [
        ("云泽市", "P014", "policymodel new yunze"),
        ("承德", "P014", "policymodel new chengde_2"),
        ("Yun Ze", "P014", "policymodel new yun-ze"),
        ("130800", "P014", "policymodel new c130800"),
        ("con", "P014", "policymodel new yunze"),
        ("../up", "P014", "policymodel new up"),
        ("chengde", "P015", "policymodel new chengde_2"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_name_that_cannot_be_is_answered_with_a_command(
    word: str, code: str, proposed: str, lang: str
) -> None:
    done = new("new", word, lang=lang)
    assert (done.exit_code, code in done.stderr) == (2, True)
    assert proposed in done.stderr
    assert not list(Path().iterdir())


def test_the_commands_proposed_name_the_folder_that_was_named() -> None:
    """They were those for another folder, where the plan is not found."""
    assert new("new", "yunzhou", "--plugins-dir", "各市 方案").exit_code == 0
    for word in ("yunzhou", "云州市", "Yun Zhou"):
        done = new("new", word, "--plugins-dir", "各市 方案")
        lines = [each for each in done.stderr.splitlines() if "policymodel new" in each]
        assert ['--plugins-dir "各市 方案"' in each for each in lines] == [True]
    taken = new("new", "yunzhou", "--plugins-dir", "各市 方案").stderr
    assert 'policymodel review yunzhou --plugins-dir "各市 方案"' in taken


def test_the_name_of_the_document_may_be_proposed(word: Path) -> None:
    other = word.rename("yun zhou.docx")
    done = new("new", "云州市", "--from", other)
    assert 'policymodel new yun-zhou --from "yun zhou.docx"' in done.stderr
    assert not Path("plans").exists()


def test_a_folder_that_is_there_is_left_as_it_is() -> None:
    for name in ("yunzhou", "policymodel_haicheng"):
        Path("plans", name).mkdir(parents=True)
        Path("plans", name, "mine.txt").write_text("mine", encoding="utf-8")
        done = new("new", name.removeprefix("policymodel_"))
        assert (done.exit_code, "P017" in done.stderr) == (1, True)
        assert [each.name for each in Path("plans", name).iterdir()] == ["mine.txt"]
    assert not Path("policymodel.toml").exists()


@pytest.mark.parametrize(
    ("text", "told"), [(documents.NEWS, "N002"), ("", "I002"), (None, "expected a document")]
)
def test_a_document_that_is_no_plan_makes_nothing(text: str | None, told: str) -> None:
    if text is not None:
        Path("a.txt").write_text(text, encoding="utf-8")
    done = new("new", "yunzhou", "--from", "a.txt")
    assert (done.exit_code != 0, told in done.stderr) == (True, True)
    assert not Path("plans").exists()
    assert not Path("policymodel.toml").exists()


def test_a_plan_that_cannot_be_made_known_leaves_nothing() -> None:
    Path("policymodel.toml").mkdir()
    done = new("new", "yunzhou")
    assert (done.exit_code, "X001" in done.stderr) == (1, True)
    assert not Path("plans", "yunzhou").exists()


# As a distribution


def test_a_distribution_can_be_built_installed_listed_and_tested(word: Path) -> None:
    done = new("new", "yun_zhou", "--package", "--from", word)
    assert done.exit_code == 0, done.output
    assert "pip install ./policymodel-yun-zhou" in done.stdout
    assert not Path("plans").exists()
    folder = Path("policymodel-yun-zhou").resolve()
    for words in (
        ["-m", "hatchling", "build", "-t", "wheel"],
        ["-m", "pytest", "-q", "-p", "no:cacheprovider"],
    ):
        ran = subprocess.run(
            [sys.executable, *words], cwd=folder, env=child_environment(), check=False,
            capture_output=True, encoding="utf-8",
        )  # fmt: skip
        assert ran.returncode == 0, ran.stdout + ran.stderr
    (wheel,) = (folder / "dist").iterdir()
    with zipfile.ZipFile(wheel) as package:  # which is what installing does
        package.extractall("site")
    site = str(Path("site").resolve())
    listed = child("list", PYTHONPATH=os.pathsep.join([site, *filter(None, sys.path)]))
    assert "yun_zhou" in listed.stdout
    assert "policymodel-yun-zhou 0.1.0" in listed.stdout


def test_a_package_is_called_as_python_can_call_it() -> None:
    done = new("new", "yun-zhou", "--package")
    assert (done.exit_code, "policymodel new yun_zhou --package" in done.stderr) == (2, True)


def test_the_library_makes_what_the_command_makes(word: Path) -> None:
    made = pm.new_plan("one", word, plugins_dir="a")
    assert made.settings is None
    assert made.drafted is not None
    assert made.drafted.counts.measures == 5
    new("new", "one", "--from", word, "--plugins-dir", "b")
    for path in made.files:
        assert path.read_bytes() == Path("b", path.relative_to("a")).read_bytes()
    with pytest.raises(pm.RegistryError, match="P015"):
        pm.new_plan("one", plugins_dir="a")
