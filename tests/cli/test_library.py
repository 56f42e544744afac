"""The library and the command line are one: same inputs, same findings, same bytes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from cli.invented import Run, Site, as_json, plan_text
from source.yunzhou import PLAN, TEXT

import policymodel as pm
from policymodel.reading import write_plan
from policymodel.registry import plan_entries

CITIES = ("chengde", "dezhou", "maiji", "taian")
OWN = """\
from policymodel.checks import Violation, rule
from policymodel.text import Text

@rule("Z101", "warning")
def z101(index):
    yield Violation("measures[0]", Text("应有，实为无", "expected some, found none"))

checks = (z101,)
"""


def as_tree(found: pm.Finding) -> dict[str, Any]:
    """A finding as JSON has it."""
    texts = {
        key: said and {"zh": said.zh, "en": said.en}
        for key in ("message", "hint", "office_hint")
        for said in [getattr(found, key)]
    }
    tree = {"code": found.code, "severity": found.severity, **texts}
    return tree | {"path": found.path, "file": found.file, "line": found.line}


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def bring(plugins: Path) -> None:
    start = plugins / "policymodel_yunzhou" / "__init__.py"
    start.write_text(OWN, encoding="utf-8")


# Exports


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("city", CITIES)
def test_both_write_the_same_bytes(run: Run, city: str, lang: Any) -> None:
    everything = ("responsibility", "targets", "json", "csv", "markdown", "docx")
    options = pm.Options(lang=lang, fonts="gongwen")
    written = pm.export_plan(city, "library", using=everything, options=options)
    words = ("--as", ",".join(everything), "--font-profile", "gongwen", "--out", "command")
    assert run("export", city, *words, lang=lang).exit_code == 0
    assert files(Path("library")) == files(Path("command"))
    assert sorted(path.name for path in written) == sorted(files(Path("library")))
    pm.export_plan(pm.load(city), "plan", using=everything, options=options)
    assert files(Path("plan")) == files(Path("library"))


def test_both_use_the_document_and_the_settings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "text.txt").write_text(TEXT, encoding="utf-8")
    Path("true.yaml").write_text(write_plan(PLAN), encoding="utf-8")
    Path("policymodel.toml").write_text('select = ["G"]\n', encoding="utf-8")
    pm.export_plan(
        "true.yaml",
        "library",
        sources=tmp_path / "sources",
        settings=pm.CheckSettings(select="G"),
    )
    run("export", "true.yaml", "--sources", tmp_path / "sources", "--out", "command", lang="zh")
    assert files(Path("library")) == files(Path("command"))
    with pytest.raises(pm.SourceError):
        pm.export_plan("true.yaml", "library", sources=tmp_path)


def test_both_run_a_plans_own_rules(run: Run, plugins: Path) -> None:
    office = pm.Options(purpose="office")
    pm.export_plan("yunzhou", "before", plugins_dir=plugins, options=office)
    bring(plugins)
    pm.export_plan("yunzhou", "library", plugins_dir=plugins, options=office)
    run("export", "yunzhou", "--for", "office", "--out", "command", lang="zh")
    assert files(Path("library")) == files(Path("command"))
    assert files(Path("library")) != files(Path("before"))
    pm.export_plans(["yunzhou", "haicheng"], "many", plugins_dir=plugins)
    run("export", "yunzhou", "haicheng", "--out", "all", lang="zh")
    assert files(Path("many")) == files(Path("all"))


def test_a_cover_says_whether_the_plan_was_checked() -> None:
    """What was not checked must not be said to be without fault."""
    from policymodel.sheets.targets.workbook import build_targets

    plan = pm.load("chengde")
    found = pm.check(plan)

    def said(findings: tuple[pm.Finding, ...] | None) -> str:
        return str(build_targets(plan, findings=findings, purpose="office").sheet("cover").rows)

    assert "未核对" in said(None)
    assert "核对意见：" not in said(None)
    assert "未核对" not in said(())
    assert "核对意见：" in said(found)


def test_an_unchecked_export_says_so(tmp_path: Path) -> None:
    plan = pm.load("chengde")
    office = pm.Options(purpose="office")
    pm.export_plan(plan, tmp_path / "unchecked", checked=False, options=office)
    pm.export_plan(plan, tmp_path / "checked", options=office)
    given = pm.Options(findings=tuple(pm.check(plan)), purpose="office")
    pm.export_plan(plan, tmp_path / "given", options=given)
    assert files(tmp_path / "checked") == files(tmp_path / "given")
    unchecked, checked = files(tmp_path / "unchecked"), files(tmp_path / "checked")
    assert all(unchecked[name] != checked[name] for name in checked)


def test_rules_of_a_plan_that_fail_are_a_warning(plugins: Path, tmp_path: Path) -> None:
    start = plugins / "policymodel_yunzhou" / "__init__.py"
    start.write_text("1 / 0  # checks\n", encoding="utf-8")
    with pytest.warns(UserWarning, match="P006"):
        pm.export_plan("yunzhou", tmp_path / "out", plugins_dir=plugins)
    assert len(files(tmp_path / "out")) == 2


def exporter(name: str, file: str = "a.txt", data: Any = b"a") -> pm.Exporter:
    return pm.Exporter(name=name, label=pm.Text("甲", "a"), export=lambda _, __: {file: data})


@pytest.mark.parametrize("second", ["a.txt", "A.TXT"])
def test_two_exporters_must_not_write_one_file(tmp_path: Path, second: str) -> None:
    twice = (exporter("one"), exporter("two", second))
    with pytest.raises(pm.ExportError, match="X012"):
        pm.export_plan("chengde", tmp_path / "out", using=twice)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("using", "names"),
    [
        ("json", ["chengde.json"]),
        (("json", "json"), ["chengde.json"]),
        (exporter("mine"), ["a.txt"]),
        (["json", exporter("mine")], ["a.txt", "chengde.json"]),
    ],
)
def test_exporters_are_named_or_given(using: Any, names: list[str], tmp_path: Path) -> None:
    written = pm.export_plan("chengde", tmp_path, using=using)
    assert sorted(path.name for path in written) == names


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: pm.export_plan("chengde", "o", using="jsn"), 'P001(.|\n)*did you mean "json"'),
        (lambda: pm.export_plan("chengde", "o", using=3), "C003.*names of exporters.*3.*using"),
        (lambda: pm.export_plan("chengde", "o", using=[3]), "C003.*names of exporters.*using"),
        (lambda: pm.export_plan("chengde", "o", options={}), "C003.*policymodel.Options.*options"),
        (lambda: pm.export_plan("chengde", "o", using=exporter("x", data="a")), "X010.*found str"),
        (lambda: pm.export_plan("nobody", "o"), "P001"),
        (lambda: pm.export_plan(3, "o"), "P001.*found int"),
        (lambda: pm.Options(lang="fr"), "C003.*zh, en, found 'fr' .lang"),
        (lambda: pm.Options(fonts="x"), "C003.*safe, gongwen, found 'x' .fonts"),
        (lambda: pm.Options(source="text"), "C003.*SourceText.*source"),
        (lambda: pm.Options(findings=["x"]), "C003.*tuple of Finding.*findings"),
        (lambda: pm.check("nobody"), "P001"),
        (lambda: pm.check(""), "P001.*found ''"),
        (lambda: pm.check(None), "P001.*found NoneType"),
        (lambda: pm.check("chengde", select="T,X9"), "C004.*X9"),
        (lambda: pm.check(pm.load("chengde"), extra=["Z101"]), "C003.*expected a Rule"),
        (lambda: pm.load("chengd"), 'P001(.|\n)*did you mean "chengde"'),
        (lambda: pm.load("承得"), 'P001(.|\n)*did you mean "承德市"'),
        (lambda: pm.load("承得市"), 'P001(.|\n)*did you mean "承德市"'),
        (lambda: pm.load("麦积县"), 'P001(.|\n)*did you mean "天水市麦积区"'),
        (lambda: pm.load(""), "P001"),
        (lambda: pm.load(3), "P001"),
        (lambda: pm.load_plan("chengde"), "F010(.|\n)*load"),
        (lambda: pm.read_plan("plans/plan.yaml"), "F103(.|\n)*load"),
        (lambda: pm.read_plan(Path("plan.yaml")), "F103.*Path(.|\n)*load"),
    ],
)
def test_wrong_calls_get_sentences(call: Callable[[], object], told: str) -> None:
    with pytest.raises(pm.PolicyModelError, match=told):
        call()
    assert not Path("o").exists()


# Findings


@pytest.mark.parametrize("city", CITIES)
def test_both_find_the_same(run: Run, city: str) -> None:
    [told] = as_json(run("check", city, "--format", "json"))["plans"]
    assert [as_tree(found) for found in pm.check(city)] == told["findings"]
    bare = tuple(attrs.evolve(found, file=None, line=None) for found in pm.check(city))
    assert pm.check(pm.load(city)) == bare


def test_both_find_the_same_with_rules_of_the_plan(run: Run, plugins: Path) -> None:
    bring(plugins)
    path = plugins / "policymodel_yunzhou" / "plan.yaml"
    for name in ("yunzhou", path):
        [told] = as_json(run("check", name, "--format", "json"))["plans"]
        found = pm.check(name, plugins_dir=plugins)
        assert [as_tree(each) for each in found] == told["findings"]
        assert "Z101" in [each.code for each in found]
    plan = pm.load("yunzhou", plugins_dir=plugins)
    assert "Z101" in [each.code for each in pm.check(plan, plugins_dir=plugins)]
    without = pm.check(plan, plugins_dir=plugins, own_rules=False)
    assert "Z101" not in [each.code for each in without]
    assert "Z101" not in [
        each.code for each in pm.check("yunzhou", own_rules=False, plugins_dir=plugins)
    ]
    other = attrs.evolve(plan, id="nobody")
    assert pm.check(other, plugins_dir=plugins) == without


def test_codes_are_chosen_alike(run: Run) -> None:
    words = ("--select", "T,r1", "--ignore", "T2")
    [told] = as_json(run("check", "maiji", *words, "--format", "json"))["plans"]
    found = pm.check("maiji", select="T,r1", ignore="T2")
    assert [each["code"] for each in told["findings"]] == [each.code for each in found]
    assert found


# Names and paths


@pytest.fixture
def places(run: Run) -> Path:
    assert callable(run)  # which has gone there
    for name in ("alone/plan.yaml", "yunze/plan.yaml", "yunze/notes.yaml", "named.yml"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(plan_text("demo"), encoding="utf-8")
    Path("alone/plan.yaml").rename("alone/other.yaml")
    Path("plan.txt").write_text(plan_text("demo"), encoding="utf-8")
    Path("plan.json").write_text(pm.plan_to_json(pm.load("named.yml")), encoding="utf-8")
    return Path.cwd()


@pytest.mark.parametrize(
    "name", ["named.yml", "plan.txt", "plan.json", "yunze", "alone", "./yunze", "yunze/plan.yaml"]
)
def test_both_take_the_same_paths(run: Run, places: Path, name: str) -> None:
    shown = json.loads(run("show", name, "--format", "json").stdout)
    assert shown["id"] == "demo"
    for way in (name, Path(name), places / name, str(places / name)):
        assert pm.load(way).id == "demo"
        assert run("show", way).exit_code == 0


@pytest.mark.parametrize(
    ("name", "city"),
    [("承德", "chengde"), ("承德市", "chengde"), ("麦积区", "maiji"), ("天水市麦积区", "maiji")],
)
def test_a_plan_is_found_by_the_name_of_its_place(run: Run, name: str, city: str) -> None:
    assert pm.load(name) == pm.load(city)
    assert run("show", name).stdout == run("show", city).stdout
    assert pm.check(name) == pm.check(city)


def test_two_plans_of_one_place_are_told_apart(run: Run) -> None:
    with pytest.raises(pm.RegistryError, match="P002"):
        pm.load("云州市", plugins_dir=Path("../plugins"))
    result = run("show", "云州")
    assert result.exit_code == 2
    assert "haicheng" in result.stderr
    assert "yunzhou" in result.stderr


@pytest.mark.parametrize("name", ["nowhere.yaml", ".", "empty", "市", "无此市"])
def test_both_refuse_the_same(run: Run, places: Path, name: str) -> None:
    Path("empty").mkdir()
    with pytest.raises(pm.RegistryError) as error:
        pm.load(name, plugins_dir=places.parent / "plugins")
    result = run("show", name)
    assert result.exit_code == 2
    assert result.stderr == error.value.format("en") + "\n"


def test_an_empty_word_is_no_plan(run: Run) -> None:
    for words in (["check", ""], ["export", " "], ["show", ""], ["check", "yunzhou", ""]):
        result = run(*words)
        assert result.exit_code == 2
        assert "P001" in result.stderr
        assert result.stdout == ""


def test_all_plans_come_in_one_call(plugins: Path, site: Site) -> None:
    plans = pm.load_all(plugins)
    assert [plan.id for plan in plans] == [entry.name for entry in plan_entries(plugins)]
    assert {"chengde", "yunzhou"} <= {plan.id for plan in plans}
    site.package("city_copy", plan_text("yunzhou"))
    site.install("city-copy", "policymodel.plans", yunzhou="city_copy")
    with pytest.raises(pm.RegistryError, match="P002"):
        pm.load_all(plugins)
