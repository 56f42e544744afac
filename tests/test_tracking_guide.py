"""The guide to ledgers and reports is followed to the letter, in both languages."""

import json
from pathlib import Path

import pytest
from walkthrough import agree, apply, blocks, run, steps

import policymodel as pm
from policymodel.progress.period import ReportingPeriod
from policymodel.progress.report import progress_of
from policymodel.progress.store import open_store

DOCS = Path(__file__).parents[1] / "docs"
GUIDES = {"zh": DOCS / "tracking.md", "en": DOCS / "tracking.en.md"}


@pytest.mark.parametrize("lang", GUIDES)
def test_a_quarter_is_tracked_by_following_the_guide(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    for name in ("POLICYMODEL_PLUGINS_DIR", "POLICYMODEL_STORE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    text = GUIDES[lang].read_text(encoding="utf-8")
    done = []
    for block in blocks(text):
        if len(block.info) > 1:
            apply(block, tmp_path)
            continue
        printed = ""
        for step in steps(block.body):
            output = run(step.command, tmp_path, lang)
            printed += f"$ {step.command}\n"
            printed += step.output if agree(step.output, output) else output
        done.append((block, printed))
    if request.config.getoption("--rewrite-golden"):
        for block, printed in reversed(done):
            text = text[: block.start] + printed + text[block.end :]
        GUIDES[lang].write_text(text, encoding="utf-8", newline="\n")
    assert [printed for _, printed in done] == [block.body for block, _ in done]
    plan = pm.load("maiji")
    with open_store(tmp_path / "progress.sqlite3") as store:
        log = store.batches(plan.id)
    assert [each.kind for each in log] == ["read", "read", "read", "undo"]
    found = progress_of(plan, log, period=ReportingPeriod.of("2025-Q2"))
    assert found is not None
    tree = json.loads((tmp_path / "out" / "maiji-progress-2025-Q2.json").read_text("utf-8"))
    actual = {each["id"]: each["actual"] for each in tree["targets"]}
    assert actual["rd_intensity.2025"] == 1.75  # 1.78 was taken back
    assert tree["counts"]["targets"]["reported"] == found.of_targets.reported == 5


def test_the_guides_have_the_same_commands() -> None:
    one, other = (
        [
            [step.command for step in steps(block.body)]
            for block in blocks(path.read_text(encoding="utf-8"))
            if block.info == ("console",)
        ]
        for path in GUIDES.values()
    )
    assert one == other
