"""`policymodel check`: which rules speak, how loudly, in which form, and how it ends."""

import os
import re
from pathlib import Path

import pytest
from checks.running import check
from cli.invented import Run, Site, as_json, plan_text

from policymodel.checks import CODES, FAMILIES
from policymodel.reading import read_plan
from policymodel.registry import projectfile

REASON = "原文即如此，已向起草处核实"
LOST = plan_text("demo").replace("section: [二]\n    title: 改造", "section: [九]\n    title: 改造")
CODE = "L103"
OWN = """
from policymodel.checks import Violation, rule
from policymodel.text import Text

@rule("Z101", "error")
def always(index):
    print("noise")
    {body}
    yield Violation("measures[0]", Text("应有，实为无", "expected some, found none"))

checks = (always,)
"""


@pytest.fixture(autouse=True)
def demo(run: Run) -> None:
    """A plan file with one error, in the folder in which commands are run."""
    assert callable(run)  # which has gone there
    Path("demo.yaml").write_text(LOST, encoding="utf-8")


def codes(run: Run, *words: str) -> list[str]:
    found = as_json(run("check", "demo.yaml", "--format", "json", *words))["plans"][0]["findings"]
    return [each["code"] for each in found]


def test_codes_and_beginnings_choose_rules(run: Run) -> None:
    everything = codes(run)
    assert CODE in everything
    assert len(set(everything)) > 1
    assert codes(run, "--select", CODE) == [CODE]
    assert codes(run, "--select", "t,l1") == [c for c in everything if c.startswith(("T", "L1"))]
    assert codes(run, "--select", "L", "--ignore", CODE) == []
    assert codes(run, "--ignore", f"{CODE},G", "--ignore", "R") == [
        c for c in everything if c != CODE and c[0] not in "GR"
    ]


def test_the_exit_code_follows_the_severity(run: Run) -> None:
    chosen = ("check", "demo.yaml", "--select", CODE)
    assert run(*chosen).exit_code == 1
    assert run(*chosen, "--severity", f"{CODE}=warning").exit_code == 0
    assert run(*chosen, "--severity", f"{CODE}=warning", "--strict").exit_code == 1
    assert run(*chosen, "--severity", f"L=error,{CODE}=info", "--strict").exit_code == 0
    result = run(*chosen, "--severity", f"{CODE}=off", "--strict")
    assert result.exit_code == 0
    assert result.stdout == "plans: 1, errors: 0, warnings: 0, info: 0\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--select", "L9"), ("C004", "--select", "policymodel rules")),
        (("--select", "L1O3"), ("C004", "--select", 'did you mean "L103"?')),
        (("--ignore", "F101"), ("C004", "--ignore")),
        (("--severity", "L103"), ("C003", "--severity L103")),
        (("--severity", "L103=eror"), ("C003", "expected one of error, warning, info, off")),
    ],
)
def test_options_that_cannot_be_are_wrong_use(
    run: Run, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    result = run("check", "demo.yaml", *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    for each in told:
        assert each in result.stderr


# Settings of the project


def test_settings_stand_in_a_file_of_the_project(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = codes(run)
    own = tmp_path / "policymodel.toml"
    own.write_text(f'select = ["L"]\n[severity]\n{CODE} = "info"\n', encoding="utf-8")
    assert codes(run) == [CODE]
    result = run("check", "demo.yaml")
    assert result.exit_code == 0
    assert result.stderr == f"settings of the checks: {own}\n"
    shared = Path("pyproject.toml")
    shared.write_text('[tool.policymodel]\nignore = ["L"]\n', encoding="utf-8")
    assert codes(run) == [c for c in everything if c[0] != "L"]  # the nearest file counts
    Path("policymodel.toml").write_text('select = ["G"]\n', encoding="utf-8")
    assert {c[0] for c in codes(run)} == {"G"}  # its own file before the shared one
    assert codes(run, "--select", CODE) == [CODE]
    below = Path("below")
    below.mkdir()
    (below / "demo.yaml").write_text(LOST, encoding="utf-8")
    monkeypatch.chdir(below)
    assert {c[0] for c in codes(run)} == {"G"}


@pytest.mark.parametrize("root", [".git", "pyproject.toml"])
def test_nothing_above_the_project_counts(run: Run, tmp_path: Path, root: str) -> None:
    everything = codes(run)
    (tmp_path / "policymodel.toml").write_text("select = []\n", encoding="utf-8")
    assert codes(run) == []
    if root == ".git":
        Path(root).mkdir()
    else:
        Path(root).write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert codes(run) == everything
    assert run("check", "demo.yaml").stderr == ""


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owners there")
@pytest.mark.parametrize("name", ["policymodel.toml", "pyproject.toml"])
def test_what_others_left_is_not_taken(
    run: Run, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = codes(run)
    left = tmp_path / name
    left.write_text("[tool.policymodel]\nselect = []\n", encoding="utf-8")
    monkeypatch.setattr(os, "getuid", lambda: os.stat(left).st_uid + 1)
    monkeypatch.setattr(projectfile, "_ROOT", -1)
    assert codes(run) == everything
    stderr = run("check", "demo.yaml").stderr
    assert stderr == f"not taken, for it belongs to another user: {left}\n"


@pytest.mark.parametrize("command", ["check", "export"])
@pytest.mark.parametrize("text", ["[tool", "\udcff", "a = 1\n" * 200_000])
def test_a_broken_file_of_another_program_blocks_nothing(run: Run, command: str, text: str) -> None:
    Path("pyproject.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    result = run(command, "demo.yaml", "--format", "json")
    assert result.exit_code == (1 if command == "check" else 0)
    assert as_json(result)
    assert "pyproject.toml: warning C001" in result.stderr


def test_a_file_of_settings_is_not_huge(run: Run) -> None:
    Path("policymodel.toml").write_text("a = 1\n" * 200_000, encoding="utf-8")
    result = run("check", "demo.yaml")
    assert result.exit_code == 2
    assert "found more than 1000000 bytes" in result.stderr


def test_bounds_are_read_from_the_file(run: Run) -> None:
    Path("policymodel.toml").write_text("[bounds]\ngrowth = 0.5\npoints = 1\n", encoding="utf-8")
    assert "B103" in codes(run, "--select", "B")
    Path("policymodel.toml").write_text("[bounds]\ngrowth = 500\n", encoding="utf-8")
    assert "B103" not in codes(run, "--select", "B")


@pytest.mark.parametrize("command", ["check", "export"])
@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("policymodel.toml", "select = [", ("C001",)),
        ("policymodel.toml", "selct = []", ("C002", "(selct)", 'did you mean "select"?')),
        ("policymodel.toml", 'select = ["T"]\nselect = []', ("C001",)),
        ("policymodel.toml", "a = " + "[" * 5000, ("C001",)),
        ("pyproject.toml", "[tool.policymodel]\nselect = [", ("C001",)),
        ("pyproject.toml", "[tool]\npolicymodel = 3", ("C003", "[tool.policymodel]")),
        ("pyproject.toml", '[tool.policymodel.severity]\nl1 = "off"', ("C004", "severity.l1")),
        ("pyproject.toml", "[tool.policymodel.bounds]\ngrowth = nan", ("C003", "bounds.growth")),
    ],
)
def test_a_file_that_says_what_cannot_be_is_wrong_use(
    run: Run, command: str, name: str, text: str, told: tuple[str, ...]
) -> None:
    Path(name).write_text(text, encoding="utf-8")
    result = run(command, "demo.yaml")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert not Path("out").exists()
    for each in (name, *told):
        assert each in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_in_no_unicode_is_told(run: Run) -> None:
    Path("policymodel.toml").write_bytes(b"# \xff\n")
    result = run("check", "demo.yaml")
    assert result.exit_code == 2
    assert "C001" in result.stderr


def test_an_export_lists_what_the_settings_leave(run: Run) -> None:
    before = as_json(run("export", "demo.yaml", "--as", "json", "--format", "json"))
    Path("policymodel.toml").write_text(f'[severity]\n{CODE} = "info"\n', encoding="utf-8")
    after = as_json(run("export", "demo.yaml", "--as", "json", "--format", "json"))
    one, two = before["checked"]["demo.yaml"], after["checked"]["demo.yaml"]
    assert (two["errors"], two["infos"]) == (one["errors"] - 1, one["infos"] + 1)


# Forms


def test_text_is_grouped_by_family_with_counts_last(run: Run) -> None:
    Path("bad.yaml").write_text("id: a\nid: b\n", encoding="utf-8")
    for lang, heads in (("zh", "方案文件"), ("en", "plan file")):
        lines = run("check", "demo.yaml", "bad.yaml", lang=lang).stdout.splitlines()
        assert lines[0] == "== demo.yaml"
        assert lines.index("== bad.yaml") < lines.index(f"{heads} (1)")
        labels = [family.label(lang) for family in FAMILIES]  # type: ignore[arg-type]
        told: list[str] = []
        counts: dict[str, int] = {}
        for line in lines[1 : lines.index("== bad.yaml")]:
            if head := re.fullmatch(r"(\D+) \((\d+)\)", line):
                told.append(head[1])
                counts[head[1]] = int(head[2])
            elif code := re.search(r"^demo\.yaml:\d+: \S+ ([A-Z])\d{3}: ", line):
                family = next(f for f in FAMILIES if f.letter == code[1])
                assert told[-1] == family.label(lang)  # type: ignore[arg-type]
                counts[told[-1]] -= 1
        assert told == sorted(told, key=labels.index)
        assert set(counts.values()) == {0}
        assert lines[-1][:1] in "2p"
        assert sum(line.startswith("plans: ") or "个方案" in line for line in lines) == 1


def test_github_is_told_in_its_own_words(run: Run) -> None:
    found = as_json(run("check", "demo.yaml", "--format", "json"))["plans"][0]["findings"]
    result = run("check", str(Path("demo.yaml").absolute()), "--format", "github")
    assert result.exit_code == 1
    *lines, last = result.stdout.splitlines()
    assert last.startswith("plans: 1, errors: 1")
    level = {"error": "error", "warning": "warning", "info": "notice"}
    heads = [
        f"::{level[each['severity']]} file=demo.yaml,line={each['line']},title={each['code']}::"
        for each in found
    ]
    assert len(lines) == len(heads)
    for line, head, each in zip(lines, heads, found, strict=True):
        assert line.startswith(head)
        said = line.removeprefix(head)
        assert re.fullmatch(r"(?:[^%]|%25|%0A)+", said)
        plain = said.replace("%0A", "\n").replace("%25", "%")
        assert plain.startswith(each["message"]["en"])
        assert each["hint"] is None or plain.endswith(each["hint"]["en"])


def test_github_is_told_of_names_with_its_own_signs(run: Run) -> None:
    Path("a,b:c%.yaml").write_text(LOST, encoding="utf-8")
    result = run("check", "a,b:c%.yaml", "--format", "github", "--select", CODE)
    assert "::error file=a%2Cb%3Ac%25.yaml,line=" in result.stdout


# Suppressions


def suppressed(reason: str = REASON) -> str:
    return LOST + f"suppressions:\n  - {{rule: {CODE}, at: m1, reason: {reason}}}\n"


def test_what_is_suppressed_is_counted_and_shown_on_demand(run: Run) -> None:
    Path("demo.yaml").write_text(suppressed(), encoding="utf-8")
    assert CODE not in codes(run)
    line = "plans: 1, errors: 0, warnings: 0, info: 0; suppressed: 1"
    result = run("check", "demo.yaml", "--select", CODE)
    assert result.exit_code == 0
    assert result.stdout == f"{line}, see --show-suppressed\n"
    shown = run("check", "demo.yaml", "--select", CODE, "--show-suppressed")
    assert shown.exit_code == 0
    head, finding, *rest, reason, last = shown.stdout.splitlines()
    assert head == "suppressed (1)"
    number = LOST[: LOST.index("[九]")].count("\n") + 1
    assert finding.startswith(f"demo.yaml:{number}: error {CODE}: ")
    assert len(rest) <= 1
    assert reason == f"    suppressed because: {REASON}"
    assert last == line
    tree = as_json(run("check", "demo.yaml", "--select", CODE, "--format", "json"))
    assert (tree["suppressed"], tree["errors"]) == (1, 0)
    (one,) = tree["plans"][0]["suppressed"]
    assert one["reason"] == REASON
    assert (one["finding"]["code"], one["finding"]["line"]) == (CODE, number)
    github = run("check", "demo.yaml", "--select", CODE, "--format", "github", "--show-suppressed")
    assert github.stdout == f"{line}, see --show-suppressed\n"


def test_a_suppression_without_a_reason_is_told(run: Run) -> None:
    Path("demo.yaml").write_text(suppressed("已核"), encoding="utf-8")
    assert {CODE, "S101"} <= set(codes(run))
    assert run("check", "demo.yaml", "--select", "S").exit_code == 0
    assert run("check", "demo.yaml", "--select", "S", "--strict").exit_code == 1


def test_what_is_suppressed_stands_in_no_workbook(run: Run) -> None:
    words = ("export", "demo.yaml", "--as", "responsibility", "--format", "json")
    before = as_json(run(*words))["checked"]["demo.yaml"]
    Path("demo.yaml").write_text(suppressed(), encoding="utf-8")
    after = as_json(run(*words))["checked"]["demo.yaml"]
    assert after["errors"] == before["errors"] - 1 == 0


# Rules of a plan's own


def bring(plugins: Path, body: str = "pass") -> None:
    start = plugins / "policymodel_yunzhou" / "__init__.py"
    start.write_text(OWN.replace("{body}", body), encoding="utf-8")


def test_a_plans_own_rules_run_for_it_alone(
    run: Run, plugins: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = as_json(run("check", "haicheng", "yunzhou", "--format", "json"))
    bring(plugins)
    result = run("check", "haicheng", "yunzhou", "--format", "json")
    assert result.exit_code == 1
    haicheng, yunzhou = as_json(result)["plans"]
    assert haicheng == before["plans"][0]
    mine = [each for each in yunzhou["findings"] if each["code"] == "Z101"]
    assert [each["line"] for each in mine] == [
        plan_text("yunzhou")[: plan_text("yunzhou").index("- id: m1")].count("\n") + 1
    ]
    others = [each for each in yunzhou["findings"] if each["code"] != "Z101"]
    assert others == before["plans"][1]["findings"]
    assert "noise" in capfd.readouterr().err  # of the process in which the rules run
    assert "the plan's own rules (1)" in run("check", "yunzhou").stdout
    # They belong to the plan of that id, wherever its file lies; no other code is run.
    path = plugins / "policymodel_yunzhou" / "plan.yaml"
    assert "Z101" in run("check", path).stdout
    path.with_name("other.yaml").write_text(plan_text("nobody"), encoding="utf-8")
    assert "Z101" not in run("check", path.with_name("other.yaml")).stdout


def test_own_rules_obey_options(run: Run, plugins: Path) -> None:
    bring(plugins)
    assert run("check", "yunzhou", "--severity", "Z101=info").exit_code == 0
    assert run("check", "yunzhou", "--ignore", "Z").exit_code == 0
    assert "Z101" not in run("check", "yunzhou", "--select", "T").stdout


@pytest.mark.parametrize(("body", "code"), [("raise SystemExit(3)", "P008"), ("\tbroken", "P006")])
def test_a_rule_that_fails_ends_nothing(run: Run, plugins: Path, body: str, code: str) -> None:
    bring(plugins, body)
    result = run("check", "yunzhou", "haicheng", "--format", "json")
    assert result.exit_code == 1
    yunzhou, haicheng = as_json(result)["plans"]
    assert [e["code"] for e in yunzhou["findings"] if e["severity"] == "error"] == [code]
    assert not any(each["severity"] == "error" for each in haicheng["findings"])
    assert "plugins (1)" in run("check", "yunzhou").stdout
    for command, ends in (("list", 0), ("show yunzhou", 0), ("doctor", 1)):
        assert run(*command.split()).exit_code == ends


def test_an_export_counts_them_and_tells_their_faults_apart(run: Run, plugins: Path) -> None:
    words = ("export", "yunzhou", "haicheng", "--as", "json", "--format", "json")
    before = as_json(run(*words))["checked"]
    bring(plugins)
    after = as_json(run(*words))["checked"]
    assert after["yunzhou"]["errors"] == before["yunzhou"]["errors"] + 1
    assert after["haicheng"] == before["haicheng"]
    bring(plugins, "raise RuntimeError")
    result = run(*words)
    assert result.exit_code == 0
    found = as_json(result)
    assert found["checked"] == before
    (warned,) = found["warnings"]
    assert (warned["plan"], warned["finding"]["code"]) == ("yunzhou", "P008")


def test_an_installed_package_brings_rules_too(run: Run, site: Site) -> None:
    site.package("city_linlan", plan_text("linlan"))
    start = site.folder / "city_linlan" / "__init__.py"
    start.write_text(OWN.replace("{body}", "pass"), encoding="utf-8")
    site.install("city-linlan", "policymodel.plans", linlan="city_linlan")
    found = as_json(run("check", "linlan", "--format", "json", "--select", "Z"))
    assert [each["code"] for each in found["plans"][0]["findings"]] == ["Z101"]


def test_the_sample_is_what_the_tests_think() -> None:
    assert CODE in CODES
    assert [one.code for one in check(read_plan(LOST)) if one.severity == "error"] == [CODE]
