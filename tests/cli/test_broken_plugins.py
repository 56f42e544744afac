"""One broken plugin is a finding, never the end of the others."""

import importlib.metadata
import os
from pathlib import Path

import pytest
from cli.invented import Run, Site, as_json, plan_text

PLANS = "policymodel.plans"
EXPORTERS = "policymodel.exporters"


@pytest.fixture
def crowd(site: Site) -> Site:
    """Plans of several distributions: one sound, the others broken each in its way."""
    site.package("city_sound", plan_text("sound"))
    site.package("city_bare", None)
    site.package("city_other", plan_text("somebody"))
    site.package("city_text", "id: text\nid: text\n")
    site.install("city-sound", PLANS, sound="city_sound")
    site.install("city-bare", PLANS, bare="city_bare")
    site.install("city-missing", PLANS, missing="city_missing.part")
    site.install("city-other", PLANS, other="city_other")
    site.install("city-text", PLANS, text="city_text")
    return site


@pytest.mark.usefixtures("crowd")
def test_listing_imports_nobody(run: Run) -> None:
    result = run("list")
    assert result.exit_code == 0
    assert {"bare", "missing", "other", "sound", "text", "yunzhou"} <= {
        line.split()[0] for line in result.stdout.splitlines()
    }
    assert "city-sound 1.0" in result.stdout


@pytest.mark.usefixtures("crowd")
def test_the_sound_plan_works_without_its_code(run: Run) -> None:
    assert run("show", "sound").exit_code == 0


@pytest.mark.usefixtures("crowd")
@pytest.mark.parametrize(
    ("name", "code"), [("bare", "P003"), ("missing", "P003"), ("other", "P004"), ("text", "F004")]
)
def test_a_broken_plan_is_an_error_of_its_own(run: Run, name: str, code: str) -> None:
    result = run("show", name)
    assert result.exit_code == 1
    assert code in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.usefixtures("crowd")
def test_check_and_export_go_on(run: Run) -> None:
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    broken = {
        plan["name"]: plan["findings"][0]["code"]
        for plan in as_json(result)["plans"]
        if any(found["severity"] == "error" for found in plan["findings"])
    }
    assert broken == {"bare": "P003", "missing": "P003", "other": "P004", "text": "F004"}
    result = run("export", "--all", "--as", "json", "--format", "json")
    assert result.exit_code == 1
    found = as_json(result)
    assert {each["plan"] for each in found["failed"]} == set(broken)
    assert {"sound", "yunzhou", "haicheng"} <= {each["plan"] for each in found["written"]}


@pytest.mark.usefixtures("crowd")
def test_doctor_tells_the_state_of_each(run: Run) -> None:
    result = run("doctor", "--format", "json")
    assert result.exit_code == 1
    states = {state["what"]: state for state in as_json(result)["states"]}
    assert states["plan sound"]["ok"] is True
    for name in ("bare", "missing", "other", "text"):
        assert states[f"plan {name}"]["ok"] is False
        assert states[f"plan {name}"]["findings"]
    assert "✗ plan bare" in run("doctor").stdout


def test_two_plans_of_one_name_are_an_error_that_names_both(run: Run, site: Site) -> None:
    site.package("city_copy", plan_text("yunzhou"))
    site.install("city-copy", PLANS, yunzhou="city_copy")
    result = run("list")
    assert result.exit_code == 1
    assert [line.split()[0] for line in result.stdout.splitlines()].count("yunzhou") == 2
    assert "P002" in result.stderr
    assert "city_copy" in result.stderr
    assert "policymodel_yunzhou" in result.stderr
    found = as_json(run("list", "--format", "json"))
    assert [each["code"] for each in found["findings"]] == ["P002"]

    assert run("show", "yunzhou").exit_code == 2
    assert run("show", "haicheng").exit_code == 0

    result = run("check", "--format", "json")
    assert result.exit_code == 1
    found = as_json(result)
    assert [each["code"] for each in found["findings"]] == ["P002"]
    names = [plan["name"] for plan in found["plans"]]
    assert "haicheng" in names
    assert "yunzhou" not in names

    result = run("export", "--all", "--as", "json")
    assert result.exit_code == 1
    assert "P002" in result.stderr
    assert Path("out/haicheng.json").exists()
    assert not Path("out/yunzhou.json").exists()

    states = as_json(run("doctor", "--format", "json"))["states"]
    assert [s["findings"][0]["code"] for s in states if s["what"] == "plans"] == ["P002"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("raises", "raise RuntimeError('on import')"),
        ("exits", "raise SystemExit('on import')"),
        ("nothing", "EXPORTER = 'no exporter'"),
        ("syntax", "EXPORTER = ("),
    ],
)
def test_a_broken_exporter_hinders_nobody_else(run: Run, site: Site, name: str, text: str) -> None:
    site.module(f"exporter_{name}", text + "\n")
    site.install(f"exporter-{name}", EXPORTERS, **{name: f"exporter_{name}:EXPORTER"})
    assert run("export", "yunzhou", "--as", "json").exit_code == 0
    result = run("export", "yunzhou", "--as", f"json,{name}", "--out", "other")
    assert result.exit_code == 1
    assert "P003" in result.stderr
    assert [path.name for path in Path("other").iterdir()] == ["yunzhou.json"]
    states = {s["what"]: s for s in as_json(run("doctor", "--format", "json"))["states"]}
    assert states[f"exporter {name}"]["ok"] is False
    assert states["exporter json"]["ok"] is True


def test_an_exporter_that_takes_anothers_name_is_told(run: Run, site: Site) -> None:
    site.module("exporter_thief", "EXPORTER = None\n")
    site.install("exporter-thief", EXPORTERS, json="exporter_thief:EXPORTER")
    result = run("export", "yunzhou", "--as", "json")
    assert result.exit_code == 2
    assert "exporter_thief" in result.stderr
    assert "policymodel.export.exporters" in result.stderr
    assert run("export", "yunzhou", "--as", "csv").exit_code == 0
    assert run("doctor").exit_code == 1


def test_metadata_that_cannot_be_read_hinders_nobody(run: Run, site: Site) -> None:
    half = site.install("city-half", PLANS, half="city_half")
    (half / "METADATA").unlink()
    odd = site.install("city-odd", PLANS, odd="city_odd")
    (odd / "METADATA").write_bytes(b"Name: \xff\xfe\n")
    result = run("list")
    assert result.exit_code == 0
    names = [line.split()[0] for line in result.stdout.splitlines()]
    assert {"half", "odd", "yunzhou"} <= set(names)


def test_doctor_goes_on_without_the_plugins_folder(run: Run) -> None:
    result = run("doctor", "--plugins-dir", "nowhere", "--format", "json")
    assert result.exit_code == 1
    states = {state["what"]: state for state in as_json(result)["states"]}
    assert states["plans"]["findings"][0]["code"] == "P005"
    assert states["exporter json"]["ok"] is True


def test_doctor_misses_what_is_not_installed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    needed = importlib.metadata.requires("policymodel")
    assert needed
    monkeypatch.setattr(
        importlib.metadata,
        "requires",
        lambda _: [*needed, "no-such-package>=1; python_version>'3'"],
    )
    result = run("doctor", "--format", "json")
    assert result.exit_code == 1
    states = {state["what"]: state["ok"] for state in as_json(result)["states"]}
    assert states["no-such-package"] is False
    assert states["attrs"] is True
    assert "pytest" not in states  # only the tests need it
    assert states["plan yunzhou"] is True


@pytest.mark.parametrize("broken", [b"[policymodel.plans]\n\xff\xfe = x\n", b"[x]\nno value\n"])
def test_entry_points_that_cannot_be_read_hinder_nobody(
    run: Run, site: Site, broken: bytes
) -> None:
    site.package("city_sound", plan_text("sound"))
    site.install("city-sound", PLANS, sound="city_sound")
    (site.install("odd-thing", "some.group", x="y") / "entry_points.txt").write_bytes(broken)
    result = run("list")
    assert result.exit_code == 0
    assert {"sound", "chengde", "yunzhou"} <= {x.split()[0] for x in result.stdout.splitlines()}
    assert "warning P009" in result.stderr
    assert "odd-thing" in result.stderr
    for words in (["show", "sound"], ["check", "sound"], ["export", "sound", "--as", "csv"]):
        assert run(*words).exit_code == 0
    assert run("check", "--format", "json").exit_code == 0
    states = as_json(run("doctor", "--format", "json"))["states"]
    assert [s["findings"][0]["code"] for s in states if s["what"] == "plans"] == ["P009"]


def test_what_looks_like_a_plan_and_is_none_gets_a_word(run: Run, plugins: Path) -> None:
    for name in ("policymodel_linwan", "other", "notes"):
        (plugins / name).mkdir()
    (plugins / "policymodel_linwan" / "__init__.py").write_text("", encoding="utf-8")
    (plugins / "other" / "plan.yml").write_text(plan_text("other"), encoding="utf-8")
    (plugins / "notes" / "todo.txt").write_text("", encoding="utf-8")
    for words in (["list"], ["check"], ["check", "linwan"], ["check", "other"]):
        result = run(*words)
        assert result.exit_code == (2 if len(words) == 2 else 0)
        assert "expected plan.yaml in the folder" in result.output
        assert "plan.yml" in result.output
        assert "notes" not in result.output


def test_the_folder_of_one_plan_is_no_folder_of_plans(run: Run, plugins: Path) -> None:
    result = run("list", "--plugins-dir", plugins / "policymodel_yunzhou")
    assert result.exit_code == 2
    assert "P005" in result.stderr
    assert f"name the one above, {plugins.resolve()}" in result.stderr


NEVER_RETURNS = "import os\nfrom policymodel.checks import rule\n{}\nchecks = ()\n"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("os._exit(0)", "ended the process (exit code 0)"),
        ("os._exit(3)", "ended the process (exit code 3)"),
        ("os.abort()", "ended the process (exit code -6)"),
        ("while True: pass", "did not end within 2 seconds"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="processes end otherwise there")
def test_code_that_does_not_return_fails_its_plan_alone(
    run: Run, plugins: Path, body: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYMODEL_PLUGIN_SECONDS", "2")
    before = run("check", "haicheng", "yunzhou", "--format", "json")
    start = plugins / "policymodel_yunzhou" / "__init__.py"
    start.write_text(NEVER_RETURNS.format(body), encoding="utf-8")
    result = run("check", "haicheng", "yunzhou", "--format", "json")
    assert result.exit_code == 1
    haicheng, yunzhou = as_json(result)["plans"]
    assert [haicheng, {**yunzhou, "findings": yunzhou["findings"][:-1]}] == [
        *as_json(before)["plans"]
    ]
    assert yunzhou["findings"][-1]["code"] == "P011"
    assert told in yunzhou["findings"][-1]["message"]["en"]
    result = run("export", "haicheng", "yunzhou", "--as", "json")
    assert result.exit_code == 1
    assert "P011" in result.stderr
    assert len(list(Path("out").iterdir())) == 2


HOSTILE = """\
import os, sys, time
from policymodel.export.exporters import Exporter
from policymodel.findings import ExportError
from policymodel.text import Text

class Hostile(BaseException):
    def __str__(self):
        raise RuntimeError

def export(plan, options):
    {}

EXPORTER = Exporter(name="hostile", label=Text("恶", "hostile"), export=export)
"""


@pytest.mark.parametrize(
    ("body", "code", "told"),
    [
        ("raise GeneratorExit", "X010", "GeneratorExit"),
        ("raise Hostile", "X010", "the exporter hostile failed: Hostile\n"),
        ("raise ExportError('too long')", "X010", "the exporter hostile failed: ExportError"),
        ("return {5: b''}", "X010", "found the name 5"),
        ("return {' ': b''}", "X010", "found the name ' '"),
        ("return [1]", "X010", "expected a dict of file name -> bytes, found list"),
        ("return {'a': 'text'}", "X010", "expected a dict of file name -> bytes, found str as a"),
        ("return None", "X010", "expected a dict of file name -> bytes, found NoneType"),
        ("os._exit(0)", "P011", "exit code 0"),
        ("time.sleep(60)", "P011", "within 2 seconds"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="processes end otherwise there")
def test_an_exporter_that_misbehaves_is_told_with_its_line(
    run: Run, site: Site, body: str, code: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A busy machine takes long to begin a process: only what never ends is given little time.
    monkeypatch.setenv("POLICYMODEL_PLUGIN_SECONDS", "2" if "sleep" in body else "60")
    site.module("hostile_exporter", HOSTILE.format(body))
    site.install("hostile-exporter", EXPORTERS, hostile="hostile_exporter:EXPORTER")
    result = run("export", "yunzhou", "haicheng", "--as", "hostile,json")
    assert result.exit_code == 1
    assert f"error {code}" in result.stderr
    assert told in result.stderr
    assert sorted(path.name for path in Path("out").iterdir()) == ["haicheng.json", "yunzhou.json"]
    if code == "X010":
        raised, function = (
            HOSTILE.splitlines().index(text) + 1
            for text in ("    {}", "def export(plan, options):")
        )
        line = raised if body.startswith("raise") else function
        assert f"hostile_exporter.py:{line}: error X010" in result.stderr


def test_what_an_exporter_prints_and_changes_reaches_nobody(
    run: Run, site: Site, capfd: pytest.CaptureFixture[str]
) -> None:
    body = (
        "print('noise'); os.write(1, b'more noise'); os.system('echo still more')\n"
        "    object.__setattr__(plan, 'id', 'stolen'); return {'a.txt': b'a'}"
    )
    site.module("loud_exporter", HOSTILE.format(body))
    site.install("loud-exporter", EXPORTERS, loud="loud_exporter:EXPORTER")
    result = run("export", "yunzhou", "--as", "loud,json", "--format", "json")
    assert result.exit_code == 0
    assert [each["path"] for each in as_json(result)["written"]] == [
        os.path.join("out", "a.txt"),
        os.path.join("out", "yunzhou.json"),
    ]
    printed = capfd.readouterr()
    assert printed.out == ""
    assert all(each in printed.err for each in ("noise", "more noise", "still more"))


def test_debug_shows_the_traceback_of_a_plugin(
    run: Run, site: Site, plugins: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    site.module("failing_exporter", HOSTILE.format("return 1 / 0"))
    site.install("failing-exporter", EXPORTERS, failing="failing_exporter:EXPORTER")
    assert "ZeroDivisionError" in run("export", "yunzhou", "--as", "failing").stderr
    assert "Traceback" not in capfd.readouterr().err
    run("--debug", "export", "yunzhou", "--as", "failing")
    assert "line 11, in export" in capfd.readouterr().err
    start = plugins / "policymodel_yunzhou" / "__init__.py"
    start.write_text("# checks\n1 / 0\n", encoding="utf-8")
    assert f"{start}:2: error P006" in run("check", "yunzhou").stdout
    assert "Traceback" not in capfd.readouterr().err
    run("--debug", "check", "yunzhou")
    assert "line 2, in <module>" in capfd.readouterr().err


ODD_RULE = '''\
from policymodel.checks import Violation, rule
from policymodel.text import Text

@rule("Z101", "warning")
def z101(index):
    """Berths have a number."""
    {}

checks = (z101,)
'''


def test_doctor_tries_the_rules_of_plans(run: Run, plugins: Path) -> None:
    start = plugins / "policymodel_yunzhou" / "__init__.py"
    start.write_text(ODD_RULE.format("1 / 0"), encoding="utf-8")
    states = {s["what"]: s for s in as_json(run("doctor", "--format", "json"))["states"]}
    assert states["plan yunzhou"]["ok"] is False
    [found] = states["plan yunzhou"]["findings"]
    assert (found["code"], found["file"], found["line"]) == ("P008", str(start), 7)
    assert states["plan haicheng"]["ok"] is True
    start.write_text(ODD_RULE.format("return; yield"), encoding="utf-8")
    assert "✓ plan yunzhou" in run("doctor").stdout


def test_rules_of_plans_are_listed_and_explained(run: Run, plugins: Path) -> None:
    start = plugins / "policymodel_yunzhou" / "__init__.py"
    start.write_text(ODD_RULE.format("return; yield"), encoding="utf-8")
    listed = run("rules").stdout.splitlines()
    assert [line for line in listed if "(yunzhou)" in line] == [
        line for line in listed if line.startswith("Z101")
    ]
    assert run("rules", "--plan", "yunzhou").stdout.split() == listed[-1].split()
    page = run("rules", "z101").stdout
    assert page == "Z101 (warning) Berths have a number.\nBerths have a number.\n"
    [tree] = as_json(run("rules", "Z101", "--format", "json"))["rules"]
    assert (tree["code"], tree["plan"]) == ("Z101", "yunzhou")
    result = run("rules", "--plan", "haicheng")
    assert result.exit_code == 2
    assert "haicheng brings no rules" in result.stderr
    assert run("rules", "--plan", "nobody").exit_code == 2
    start.write_text("1 / 0  # rules", encoding="utf-8")
    result = run("rules")
    assert result.exit_code == 0
    assert "P006" in result.stderr
    assert [line[:4] for line in result.stdout.splitlines()] == [line[:4] for line in listed[:-1]]
