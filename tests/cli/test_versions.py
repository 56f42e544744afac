"""`diff` and `test-plugin`."""

import json
from pathlib import Path

from cli.conftest import Run

PLAN = """\
format: 2
id: linwan
document: {title: 临湾市行动方案}
jurisdiction: {code: "339800", name: 临湾市, level: city}
indicators:
  - {id: firms, name: 企业, unit: 家, targets: [{id: a, kind: level, value: 30, unit: 家}]}
"""


def test_diff_tells_what_changed_a_line_each(run: Run, tmp_path: Path) -> None:
    for name, value in (("old", "30"), ("new", "35")):
        text = PLAN.replace("value: 30", f"value: {value}")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    words = ("diff", str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml"))
    told = run(*words, "--lang", "en")
    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        'no. 1, the indicator "企业", the target "a": value raised from 30 家 to 35 家',
        "changes: 1",
    ]
    assert run(*words, "--lang", "zh").stdout.splitlines() == [
        "第1项指标“企业”的目标值“a”的数值由30家提高到35家",
        "共 1 处变动",
    ]
    assert "[indicators[0].targets[0].value]" in run(*words, "--paths").stdout
    (change,) = json.loads(run(*words, "--format", "json").stdout)["changes"]
    assert change == {
        "kind": "raised",
        "path": "indicators[0].targets[0].value",
        "id": "a",
        "before": "30",
        "after": "35",
    }
    same = run("diff", words[1], words[1], "--lang", "zh")
    assert same.stdout.splitlines() == ["共 0 处变动"]
    assert run("diff", words[1], "nothing.yaml").exit_code != 0


def test_test_plugin_lists_the_promises_and_ends_as_they_do(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "linwan"
    folder.mkdir()
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    told = run("test-plugin", str(folder), "--lang", "en")
    assert (told.exit_code, told.stdout.splitlines()[-1]) == (1, "promises broken: 1")
    assert "✗ check finds no error" in told.stdout
    assert "    error T107" in told.stdout
    sound = PLAN.replace("kind: level,", "kind: level, comparator: at_least,")
    (folder / "plan.yaml").write_text(sound, encoding="utf-8")
    told = run("test-plugin", str(folder), "--format", "json")
    assert (told.exit_code, json.loads(told.stdout)["ok"]) == (0, True)
