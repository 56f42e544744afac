"""Rules of a plan's own: they run for it alone, and whatever they do harms nobody else."""

import os
import sys
from collections.abc import Callable
from decimal import getcontext
from pathlib import Path

import pytest
from cli.invented import plan_text

import policymodel as pm
from policymodel.checks import examine
from policymodel.plugincode import plan_rules
from policymodel.registry import Entry, plan_entries

IMPORTS = "from policymodel.checks import Violation, rule\nfrom policymodel.text import Text\n"
RULE = """
@rule("{code}", "{severity}")
def {name}(index):
    {body}
    yield Violation("measures[0]", Text("应有，实为{code}", "expected some, found {code}"))
"""

Package = Callable[..., Path]


def rule_text(code: str = "Z101", body: str = "pass", severity: str = "warning") -> str:
    return RULE.format(code=code, body=body, severity=severity, name=code.lower())


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """Write a package of a plan into a plugins folder, and return the folder."""

    def make(name: str, text: str | None, *, folder: str = "plugins", **more: str) -> Path:
        place = tmp_path / folder / name
        place.mkdir(parents=True, exist_ok=True)
        (place / "plan.yaml").write_text(plan_text(name), encoding="utf-8")
        files = dict(more) if text is None else {"__init__": text, **more}
        for module, content in files.items():
            (place / f"{module}.py").write_text(content, encoding="utf-8")
        return place.parent

    return make


def entry_of(name: str, folder: Path) -> Entry:
    return next(entry for entry in plan_entries(folder) if entry.name == name)


def codes_of(name: str, folder: Path) -> tuple[list[str], list[str], list[str]]:
    """What a plan's own rules find, what is wrong with them, and with their package."""
    own = plan_rules(name, plugins_dir=folder)
    done = examine(pm.load(name, plugins_dir=folder), extra=own.rules, select=["Z"])
    return (
        [one.code for one in done.findings],
        [one.code for one in done.faults],
        [one.code for one in own.faults],
    )


def test_a_package_brings_rules_for_its_plan_alone(package: Package) -> None:
    package("yunzhou", IMPORTS + rule_text() + "checks = (z101,)\n")
    folder = package("haicheng", None)
    assert codes_of("yunzhou", folder) == (["Z101"], [], [])
    assert codes_of("haicheng", folder) == ([], [], [])
    plan = pm.load("yunzhou", plugins_dir=folder)
    own = pm.plan_rules("yunzhou", plugins_dir=folder)
    found = pm.check(plan, extra=own.rules)
    assert [one for one in found if one.code != "Z101"] == list(pm.check(plan))
    (mine,) = (one for one in found if one.code == "Z101")
    assert (mine.severity, mine.path, mine.message.zh) == (
        "warning",
        "measures[0]",
        "应有，实为Z101",
    )


def test_a_list_of_rules_does_as_well(package: Package) -> None:
    folder = package("yunzhou", IMPORTS + rule_text() + "checks = [z101]\n")
    assert codes_of("yunzhou", folder)[0] == ["Z101"]


@pytest.mark.parametrize(
    "text",
    [
        "raise RuntimeError('on import')  # checks",
        "raise SystemExit('on import')  # checks",
        "checks = (",
        "checks = 1 / 0",
        "import no_such_module\nchecks = ()",
        "from . import no_such_module\nchecks = ()",
        "import os\nos.checks",
        "raise BaseException('checks')",
        "checks = 'caf\udce9'",
    ],
)
def test_a_package_that_does_not_run_is_one_finding(package: Package, text: str) -> None:
    folder = package("yunzhou", None)
    start = folder / "yunzhou" / "__init__.py"
    start.write_bytes(text.encode("utf-8", "surrogateescape"))
    before = set(sys.modules)
    rules, faults = plan_rules("yunzhou", plugins_dir=folder)
    assert rules == ()
    (fault,) = faults
    assert (fault.code, fault.severity, fault.file) == ("P006", "error", str(start))
    assert "yunzhou" in fault.message.zh
    assert "expected" in fault.message.en
    assert not [name for name in set(sys.modules) - before if "_policymodel_plan" in name]


@pytest.mark.parametrize(
    ("checks", "codes", "words"),
    [
        ("(z101, 'z102', z103)", ["Z101", "Z103"], "checks[1]"),
        ("(z101, z101)", ["Z101"], "twice"),
        ("'z101'", [], "found str"),
        ("None", [], "found NoneType"),
        ("z101", [], "found Rule"),
        ("(t999, z101)", ["Z101"], "begins with Z"),
        ("(z101, u101)", ["Z101"], "begins with Z"),
        ("(loud, z103)", ["Z103"], "severity"),
    ],
)
def test_what_is_no_rule_is_told_and_the_others_stand(
    package: Package, checks: str, codes: list[str], words: str
) -> None:
    text = IMPORTS + "".join(map(rule_text, ("Z101", "Z103", "T999", "U101")))
    text += rule_text("Z555", severity="fatal") + "loud = z555\n"
    folder = package("yunzhou", text + f"checks = {checks}\n")
    rules, faults = plan_rules("yunzhou", plugins_dir=folder)
    assert [each.code for each in rules] == codes
    (fault,) = faults
    assert fault.code == "P007"
    assert words in fault.message.en


@pytest.mark.parametrize(
    "body",
    [
        "raise RuntimeError('in a rule')",
        "raise SystemExit(0)",
        "raise BaseException('in a rule')",
        "yield 'no breach'",
        "yield Violation('x', 'no text')",
        "yield Violation(3, Text('a', 'b'))",
        "yield Violation('x', Text('a', 3))",
        "yield Violation('x', None)",
        "yield Violation('x', Text('a', 'b'), 'no text')",
        "return None + 1",
        "(lambda f: f(f))(lambda f: f(f))",
    ],
)
def test_a_rule_that_fails_is_a_finding_and_the_others_go_on(package: Package, body: str) -> None:
    text = IMPORTS + rule_text("Z101", body) + rule_text("Z102") + "checks = (z101, z102)\n"
    folder = package("yunzhou", text)
    assert codes_of("yunzhou", folder) == (["Z102"], ["P008"], [])
    plan = pm.load("yunzhou", plugins_dir=folder)
    found = pm.check(plan, extra=plan_rules("yunzhou", plugins_dir=folder).rules)
    assert [one for one in found if one.code[0] not in "ZP"] == list(pm.check(plan))
    (fault,) = (one for one in found if one.code == "P008")
    assert fault.severity == "error"
    assert "Z101" in fault.message.zh


def test_a_rule_that_is_no_generator_fails_alone(package: Package) -> None:
    text = IMPORTS + '@rule("Z101", "error")\ndef z101(index):\n    return 3\n'
    folder = package("yunzhou", text + rule_text("Z102") + "checks = (z101, z102)\n")
    assert codes_of("yunzhou", folder) == (["Z102"], ["P008"], [])


@pytest.mark.parametrize("body", ["raise KeyboardInterrupt", ""])
def test_the_user_can_stop_a_rule(package: Package, body: str) -> None:
    if body:
        folder = package("yunzhou", IMPORTS + rule_text("Z101", body) + "checks = (z101,)\n")
    else:
        folder = package("yunzhou", "raise KeyboardInterrupt  # checks\n")
    with pytest.raises(KeyboardInterrupt):
        codes_of("yunzhou", folder)


# Nothing leaks


def test_two_packages_of_one_name_do_not_mix(package: Package) -> None:
    texts = {
        place: IMPORTS + f"from .tables import WORD\n{rule_text(code)}checks = (z{code[1:]},)\n"
        for place, code in (("one", "Z101"), ("two", "Z102"))
    }
    folders = {
        place: package("yunzhou", text, folder=place, tables=f"WORD = {place!r}\n")
        for place, text in texts.items()
    }
    for place, code in (("one", "Z101"), ("two", "Z102"), ("one", "Z101")):
        assert codes_of("yunzhou", folders[place]) == ([code], [], [])
    assert "yunzhou" not in sys.modules
    assert "tables" not in sys.modules


def test_a_run_remembers_nothing_of_the_last(package: Package) -> None:
    body = "seen.append(1)\n    if len(seen) > 1: raise RuntimeError('remembered')"
    folder = package(
        "yunzhou",
        f"{IMPORTS}from .tables import seen\n{rule_text('Z101', body)}checks = (z101,)\n",
        tables="seen = []\n",
    )
    for _ in range(3):
        assert codes_of("yunzhou", folder) == (["Z101"], [], [])


def test_a_rule_may_import_a_neighbour_when_it_runs(package: Package) -> None:
    body = "from .tables import WORD; assert WORD == 'here'"
    text = IMPORTS + rule_text("Z101", body) + "checks = (z101,)\n"
    folder = package("yunzhou", text, tables="WORD = 'here'\n")
    assert codes_of("yunzhou", folder) == (["Z101"], [], [])


def test_a_changed_package_is_read_anew(package: Package) -> None:
    folder = package("yunzhou", IMPORTS + rule_text("Z101") + "checks = (z101,)\n")
    assert codes_of("yunzhou", folder)[0] == ["Z101"]
    package("yunzhou", IMPORTS + rule_text("Z102") + "checks = (z102,)  # otherwise\n")
    assert codes_of("yunzhou", folder)[0] == ["Z102"]


def test_what_a_rule_does_to_what_it_sees_stays_with_it(package: Package) -> None:
    body = (
        "from decimal import getcontext; getcontext().prec = 2; index.statements.clear(); "
        "index.statements['x'] = None; print('noise')"
    )
    text = (
        IMPORTS
        + "print('noise')\n"
        + rule_text("Z101", body)
        + rule_text("Z102", "assert 'x' not in index.statements")
    )
    folder = package("yunzhou", text + "checks = (z101, z102)\n")
    precision = getcontext().prec
    plan = pm.load("yunzhou", plugins_dir=folder)
    expected = pm.check(plan)
    assert codes_of("yunzhou", folder) == (["Z101", "Z102"], [], [])
    assert getcontext().prec == precision
    assert pm.check(plan) == expected


def test_what_a_package_prints_is_no_result(
    package: Package, capsys: pytest.CaptureFixture[str]
) -> None:
    text = IMPORTS + "print('loading')\n" + rule_text("Z101", "print('running')")
    folder = package("yunzhou", text + "checks = (z101,)\n")
    codes_of("yunzhou", folder)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "loading\nrunning\n"


# Who runs code, and when


def test_a_package_that_does_not_say_checks_is_not_run(package: Package) -> None:
    folder = package("yunzhou", "raise SystemExit('run')\n")
    assert plan_rules("yunzhou", plugins_dir=folder) == ((), ())


def test_listing_and_loading_run_nothing(package: Package, tmp_path: Path) -> None:
    mark = tmp_path / "run"
    folder = package("yunzhou", f"open({str(mark)!r}, 'w').close()\nchecks = ()\n")
    entry = entry_of("yunzhou", folder)
    pm.check(entry.load())
    assert entry.file().exists()
    assert not mark.exists()
    assert plan_rules(entry) == ((), ())
    assert mark.exists()


def test_a_package_is_found_as_installed(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = package("city_yunzhou", IMPORTS + rule_text() + "checks = (z101,)\n", folder="site")
    monkeypatch.syspath_prepend(str(folder))
    entry = Entry("city_yunzhou", "city_yunzhou", "city 1.0")
    assert [each.code for each in plan_rules(entry).rules] == ["Z101"]
    assert "city_yunzhou" not in sys.modules


def test_an_unknown_plan_has_no_rules(package: Package) -> None:
    with pytest.raises(pm.RegistryError, match="P001"):
        plan_rules("nobody", plugins_dir=package("yunzhou", None))


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="permissions are not asked of root"
)
def test_a_package_that_cannot_be_read_is_a_finding(package: Package) -> None:
    folder = package("yunzhou", "checks = ()\n")
    start = folder / "yunzhou" / "__init__.py"
    start.chmod(0)
    assert [one.code for one in plan_rules("yunzhou", plugins_dir=folder).faults] == ["P006"]


def test_extra_rules_must_be_a_plans_own(package: Package) -> None:
    folder = package("yunzhou", None)
    plan = pm.load("yunzhou", plugins_dir=folder)
    text = IMPORTS + rule_text() + "checks = (z101,)\n"
    (mine,) = plan_rules("yunzhou", plugins_dir=package("yunzhou", text)).rules
    with pytest.raises(ValueError, match="twice"):
        pm.check(plan, extra=[mine, mine])
    with pytest.raises(ValueError, match="expected a Rule"):
        pm.check(plan, extra=["Z101"])  # type: ignore[list-item]


def test_settings_and_suppressions_hold_for_a_plans_own_rules(package: Package) -> None:
    folder = package("yunzhou", IMPORTS + rule_text() + "checks = (z101,)\n")
    (mine,) = plan_rules("yunzhou", plugins_dir=folder).rules
    plan = pm.load("yunzhou", plugins_dir=folder)

    def told(settings: pm.CheckSettings) -> list[str]:
        found = pm.check(plan, extra=[mine], settings=settings)
        return [one.severity for one in found if one.code == "Z101"]

    assert told(pm.CheckSettings(severity={"Z": "error"})) == ["error"]
    assert told(pm.CheckSettings(severity={"Z101": "off"})) == []
    assert told(pm.CheckSettings(ignore="Z1")) == []
    assert told(pm.CheckSettings(select="T")) == []


# What would be passed over silently


@pytest.mark.parametrize(
    ("start", "codes"),
    [
        ("from .rules import *\n", []),
        ("from .rules import z101\ncheck = (z101,)\n", ["P013"]),
        ("from .rules import z101\n", ["P013"]),
        ("from . import rules\nCHECKS = [rules.z101]\n", ["P013"]),
        ("from .rules import checks\n", []),
        ('"""The checks stand elsewhere."""\n', []),
    ],
)
def test_rules_that_are_not_found_get_a_word(
    package: Package, start: str, codes: list[str]
) -> None:
    rules = IMPORTS + rule_text() + "checks = (z101,)\n"
    folder = package("yunzhou", start, rules=rules)
    own = plan_rules("yunzhou", plugins_dir=folder)
    assert [one.code for one in own.faults] == codes
    found = ("checks" in start and "import" in start) or "*" in start
    assert [each.code for each in own.rules] == (["Z101"] if found else [])
    for one in own.faults:
        assert one.severity == "warning"
        assert "do not run" in one.message.en


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("measure.1.foo", ["P012"]),
        ("measures[99]", ["P012"]),
        ("measures[0].deadline", ["P012"]),
        ("measures[0]]", ["P012"]),
        ("measures[0].title", []),
        ("measures[0].responsibilities.implement", []),
        ("indicators[0].targets[1].commitment", []),
        ("", []),
    ],
)
def test_a_place_that_leads_nowhere_gets_a_word(
    package: Package, path: str, codes: list[str]
) -> None:
    body = f"yield Violation({path!r}, Text('甲', 'a')); return"
    folder = package("yunzhou", IMPORTS + rule_text("Z101", body) + "checks = (z101,)\n")
    assert codes_of("yunzhou", folder) == (["Z101"], codes, [])


@pytest.mark.parametrize(
    ("body", "line"), [("raise RuntimeError('here')", 6), ("yield 'no violation'", 4)]
)
def test_a_rule_that_fails_is_told_at_its_own_line(package: Package, body: str, line: int) -> None:
    folder = package("yunzhou", IMPORTS + rule_text("Z101", body) + "checks = (z101,)\n")
    plan = pm.load("yunzhou", plugins_dir=folder)
    found = pm.check(plan, plugins_dir=folder)[-1]
    place = folder / "yunzhou" / "__init__.py"
    assert (found.code, found.file, found.line) == ("P008", str(place), line)


def test_a_rule_that_fails_in_a_neighbour_is_told_there(package: Package) -> None:
    folder = package(
        "yunzhou",
        IMPORTS
        + "from . import tables\n"
        + rule_text("Z101", "tables.look()")
        + "checks = (z101,)\n",
        tables="def look():\n    return {}['x']\n",
    )
    found = pm.check("yunzhou", plugins_dir=folder)[-1]
    assert (found.code, found.line) == ("P008", 2)
    assert found.file == str(folder / "yunzhou" / "tables.py")
