"""What each command but export prints, and how it ends."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from cli.invented import Run, as_json, child, plan_text
from source.yunzhou import PLAN, TEXT

from policymodel.checks import CODES, RULES
from policymodel.codes import other_codes, retired_codes
from policymodel.reading import load_plan, plan_from_json, read_plan, write_plan
from policymodel.reading.schema import schema_text
from policymodel.units import UNITS


def test_list_reads_no_plan(run: Run, plugins: Path) -> None:
    (plugins / "haicheng" / "plan.yaml").write_text("id: [broken", encoding="utf-8")
    result = run("list")
    assert result.exit_code == 0
    line = next(line for line in result.stdout.splitlines() if line.startswith("haicheng"))
    assert str((plugins / "haicheng").resolve()) in line
    found = {plan["name"]: plan for plan in as_json(run("list", "--format", "json"))["plans"]}
    assert found["yunzhou"] == {
        "name": "yunzhou",
        "place": str((plugins / "policymodel_yunzhou").resolve()),
        "origin": str(plugins),
    }


def test_show_tells_a_plan_on_a_page(run: Run) -> None:
    result = run("show", "yunzhou", lang="zh")
    assert result.exit_code == 0
    assert result.stdout == (
        "云州市数字港口行动方案\n"
        "云政发〔2024〕12号  云州市人民政府  2024-03-05\n"
        "云州市 (市级, 339900)  规划期 2024—2027年\n"
        "重点任务 2 项，单位 3 家，指标 1 项，目标 2 条，保障机制 0 项\n"
        "\n"
        "目标体系\n"
        "  - 建成数字港口\n"
        "    - 泊位智能化\n"
        "\n"
        "指标与目标\n"
        "  智能泊位数量 (个, 预期性)\n"
        "      基期 2023 10\n"
        "      2027 达到24个以上\n"
        "      2025 力争14—18个\n"
        "\n"
        "重点任务与责任单位\n"
        "  二 / 1 改造老旧泊位\n"
        "      牵头：市港航局；配合：市财政局\n"
        "  二 / 2 开放岸电数据\n"
        "      文件未写明责任单位\n"
        "      建议牵头：市港航局\n"
    )
    english = run("show", "yunzhou").stdout
    assert "lead: 市港航局; support: 市财政局" in english
    assert "proposed lead: 市港航局" in english


def test_show_gives_the_whole_plan(run: Run, plugins: Path) -> None:
    plan = load_plan(plugins / "haicheng" / "plan.yaml")
    assert plan_from_json(run("show", "haicheng", "--format", "json").stdout) == plan
    assert read_plan(run("show", "haicheng", "--format", "yaml").stdout) == plan


def test_show_tells_a_broken_file_with_its_lines(run: Run) -> None:
    text = plan_text("demo").replace("kind: level", "kind: leevel")
    Path("demo.yaml").write_text(text, encoding="utf-8")
    result = run("show", "demo.yaml")
    assert result.exit_code == 1
    assert result.stdout == ""
    line = 1 + text[: text.index("leevel")].count("\n")
    assert result.stderr.startswith(f"demo.yaml:{line}: error ")
    assert 'did you mean "level"?' in result.stderr


def test_check_of_sound_plans_is_0(run: Run) -> None:
    result = run("check", "yunzhou", "haicheng")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("plans: 2, errors: 0, ")


def test_check_finds_errors_with_file_and_line(run: Run) -> None:
    text = plan_text("demo").replace(
        "section: [二]\n    title: 改造", "section: [九]\n    title: 改造"
    )
    Path("demo.yaml").write_text(text, encoding="utf-8")
    result = run("check", "yunzhou", "demo.yaml")
    assert result.exit_code == 1
    assert result.stderr == ""
    line = 1 + text[: text.index("[九]")].count("\n")
    assert f"demo.yaml:{line}: error L103: " in result.stdout
    found = as_json(run("check", "yunzhou", "demo.yaml", "--format", "json"))
    assert found["errors"] == 1
    findings = found["plans"][1]["findings"]
    error = next(each for each in findings if each["severity"] == "error")
    assert (error["code"], error["file"], error["line"]) == ("L103", "demo.yaml", line)
    assert set(error["message"]) == {"zh", "en"}


def test_check_takes_a_file_that_is_no_plan_for_a_finding(run: Run) -> None:
    Path("bad.yaml").write_text("id: a\nid: b\n", encoding="utf-8")
    Path("good.yaml").write_text(plan_text("good"), encoding="utf-8")
    result = run("check", "bad.yaml", "good.yaml", "--format", "json")
    assert result.exit_code == 1
    bad, good = as_json(result)["plans"]
    assert [each["code"] for each in bad["findings"]] == ["F004"]
    assert bad["file"] == "bad.yaml"
    assert not any(each["severity"] == "error" for each in good["findings"])


def test_check_passes_warnings_unless_it_is_strict(run: Run) -> None:
    text = plan_text("demo").replace("year: 2027,\n         words", "year: 2035,\n         words")
    Path("demo.yaml").write_text(text, encoding="utf-8")
    found = as_json(run("check", "demo.yaml", "--format", "json"))
    assert (found["errors"], found["warnings"]) == (0, 1)
    assert run("check", "demo.yaml").exit_code == 0
    assert run("check", "demo.yaml", "--strict").exit_code == 1
    assert run("check", "yunzhou", "--strict").exit_code == 0


def test_check_without_plans_takes_all_there_are(run: Run) -> None:
    found = as_json(run("check", "--format", "json"))
    names = [plan["name"] for plan in found["plans"]]
    assert names == sorted(names)
    assert {"haicheng", "yunzhou"} <= set(names)


def test_verify_holds_a_plan_against_its_document(run: Run, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "any name.txt").write_text(TEXT, encoding="utf-8")
    Path("true.yaml").write_text(write_plan(PLAN), encoding="utf-8")
    result = run("verify", "true.yaml", "--sources", sources)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "true.yaml: 39 of 39 numbers asked for and 4 of 4 responsibility brackets read"
        " are accounted for",
        "plans: 1, errors: 0, warnings: 0, info: 0",
    ]
    assert TEXT.count("1.2亿吨") == 1
    untrue = write_plan(PLAN).replace("value: 1.2,", "value: 1.3,")
    assert untrue != write_plan(PLAN)
    Path("untrue.yaml").write_text(untrue, encoding="utf-8")
    result = run("verify", "true.yaml", "untrue.yaml", "--sources", sources, "--format", "json")
    assert result.exit_code == 1
    true, false = as_json(result)["plans"]
    assert true["findings"] == []
    assert true["coverage"]["numbers"] == true["coverage"]["numbers_covered"] == 39
    assert [each["file"] for each in false["findings"]] == ["untrue.yaml"]
    assert false["findings"][0]["line"] > 1


def test_verify_takes_settings_and_suppressions_as_check_does(run: Run, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    reason = "原文刊印有误，已向起草处核实"
    untrue = write_plan(PLAN).replace("value: 1.2,", "value: 1.3,")
    untrue += f"suppressions:\n  - {{rule: V004, reason: {reason}}}\n"
    Path("quiet.yaml").write_text(untrue, encoding="utf-8")
    words = ("verify", "quiet.yaml", "--sources", tmp_path)
    assert run(*words).exit_code == 0
    assert reason in run(*words, "--show-suppressed").stdout
    Path("told.yaml").write_text(untrue.partition("suppressions:")[0], encoding="utf-8")
    words = ("verify", "told.yaml", "--sources", tmp_path)
    assert as_json(run(*words, "--format", "json", "--severity", "V=info"))["infos"] == 1
    assert run(*words, "--format", "github").stdout.startswith("::error file=told.yaml,line=")
    assert run(*words, "--ignore", "V004").exit_code == 0
    refused = run(*words, "--select", "T1")
    assert (refused.exit_code, "C004" in refused.stderr) == (2, True)
    Path("policymodel.toml").write_text('select = ["T"]\nseverity = {V004 = "off"}\n')
    assert run(*words).exit_code == 0


def test_verify_takes_the_folder_from_the_environment(run: Run, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    Path("true.yaml").write_text(write_plan(PLAN), encoding="utf-8")
    result = run("verify", "true.yaml", env={"POLICYMODEL_SOURCES": str(tmp_path)})
    assert result.exit_code == 0
    elsewhere = run(
        "verify", "true.yaml", "--sources", ".", env={"POLICYMODEL_SOURCES": str(tmp_path)}
    )
    assert "V001" in elsewhere.stdout  # the option goes before


def test_verify_without_the_document_is_a_finding(run: Run, tmp_path: Path) -> None:
    result = run("verify", "yunzhou", "--sources", tmp_path)
    assert result.exit_code == 1
    assert "V001" in result.stdout


def test_rules_lists_and_explains(run: Run) -> None:
    listed = run("rules").stdout.splitlines()
    assert [line.split()[0] for line in listed] == [*CODES, *other_codes(), *retired_codes()]
    rule = RULES[0]
    for lang in ("zh", "en"):
        page = run("rules", rule.code.lower(), lang=lang).stdout
        assert rule.words.title.get(lang) in page
        assert rule.words.why.get(lang) in page
        assert rule.words.example.breaks.splitlines()[0] in page
    found = as_json(run("rules", "--format", "json"))["rules"]
    assert [each["code"] for each in found] == list(CODES)
    assert [each["code"] for each in as_json(run("rules", rule.code, "--format", "json"))["rules"]]


def test_units_lists_the_registry(run: Run) -> None:
    for lang in ("zh", "en"):
        shown = run("units", lang=lang).stdout
        assert all(name in shown for name in (*UNITS, "百万", "微克/立方米"))
    found = as_json(run("units", "--format", "json"))["units"]
    assert {each["name"]: each["dimension"] for each in found} == {
        unit.name: unit.dimension for unit in UNITS.values()
    }


def test_schema_prints_the_schema(run: Run) -> None:
    result = run("schema")
    assert result.stdout == schema_text()
    assert json.loads(result.stdout)["$schema"]


def test_doctor_finds_a_sound_installation_sound(run: Run) -> None:
    result = run("doctor", "--format", "json")
    found = as_json(result)
    assert result.exit_code == 0
    assert found["ok"] is True
    states = {state["what"]: state for state in found["states"]}
    for what in ("Python", "cattrs", "units", "plan yunzhou", "exporter json"):
        assert states[what]["ok"] is True
    assert states["LibreOffice"]["ok"] is None
    assert "云州市数字港口行动方案" in states["plan yunzhou"]["detail"]
    assert "✓ plan yunzhou" in run("doctor").stdout


def test_doctor_looks_for_the_packages_that_the_project_depends_on(run: Run) -> None:
    project = Path(__file__).parents[2] / "pyproject.toml"
    declared = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
    told = [state["what"] for state in as_json(run("doctor", "--format", "json"))["states"]]
    packages = told[told.index("policymodel") + 1 : told.index("LibreOffice")]
    assert packages == [re.split("[<>=;~! ]", each)[0] for each in declared]


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("show", "yunzhou"),
        ("check", "yunzhou"),
        ("verify", "yunzhou", "--sources", "."),
        ("export", "yunzhou", "--as", "json"),
        ("rules",),
        ("units",),
        ("doctor",),
    ],
)
def test_standard_output_is_json_alone(
    words: tuple[str, ...], plugins: Path, tmp_path: Path
) -> None:
    # As a process, with an encoding that has no Chinese: still JSON, still the same.
    out = ("--out", str(tmp_path / "out")) if words[0] == "export" else ()
    sources = tuple(str(tmp_path) if word == "." else word for word in words)
    command = (*sources, *out, "--plugins-dir", plugins, "--format", "json")
    plain = json.loads(child(*command).stdout)
    poor = child(*command, PYTHONIOENCODING="latin-1")
    assert poor.stdout.isascii()
    if words[0] != "doctor":  # which tells the encoding
        assert json.loads(poor.stdout) == plain
