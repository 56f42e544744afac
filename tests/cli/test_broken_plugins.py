"""One broken plugin is a finding, never the end of the others."""

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
    assert "policymodel.export.plain" in result.stderr
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
    monkeypatch.setattr("policymodel.cli.doctor._PACKAGES", ("policymodel", "no-such-package"))
    result = run("doctor", "--format", "json")
    assert result.exit_code == 1
    states = {state["what"]: state["ok"] for state in as_json(result)["states"]}
    assert states["no-such-package"] is False
    assert states["plan yunzhou"] is True
