"""A type checker refuses the slips that people make when they build a plan in Python."""

import re
import subprocess
import sys
from pathlib import Path

HEAD = "import policymodel as pm\n"
SLIPS = {
    'pm.Target(id="x", kind="levle")': "arg-type",
    'pm.Target(id="x", kind="level", comparator="at_leest")': "arg-type",
    'pm.Target(id="x", kind="level", commitment="stateed")': "arg-type",
    'pm.Indicator(id="x", name="n", direction="up")': "arg-type",
    'pm.Indicator(id="x", name="n", concept="rd")': "arg-type",
    'pm.Responsibility(role="boss")': "arg-type",
    'pm.Mechanism(id="g", kind="funding", summary="s", covers="all")': "arg-type",
    'pm.Measure(id="m", number="1", title="t", instruments=("money",))': "arg-type",
    'pm.Organization(name="n", kind="body")': "arg-type",
    'pm.Target(kind="level")': "call-arg",
    'pm.Target(id="x", kind="level", valeu=None)': "call-arg",
    'pm.Indicator(id="x", name="n", targets=("a",))': "arg-type",
}
SOUND = """
def is_rate(target: pm.Target) -> bool:
    return target.kind == "growth_rate"

target = pm.Target(id="x", kind="level", comparator="at_least", commitment="expected")
pm.Indicator(id="x", name="n", direction="decrease", targets=(target,))
"""
COMPARED = 'pm.Target(id="x", kind="level").kind == "growth-rate"'


def test_slips_are_refused_and_what_is_sound_is_not(tmp_path: Path) -> None:
    slips = {**SLIPS, COMPARED: "comparison-overlap"}
    trial = tmp_path / "trial.py"
    trial.write_text(HEAD + "\n".join(slips) + "\n" + SOUND, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--hide-error-context",
         "--no-pretty", "--config-file=", str(trial)],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    found = re.findall(r":(\d+): error: .*\[([a-z-]+)\]$", done.stdout, re.MULTILINE)
    assert {int(line): kind for line, kind in found} == dict(enumerate(slips.values(), 2))
