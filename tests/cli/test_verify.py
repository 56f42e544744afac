"""`policymodel verify` on a document in a language that is not read."""

import json
from pathlib import Path

import pytest
from cli.invented import Run

EXAMPLES = Path(__file__).parents[2] / "examples"
ASKED = (EXAMPLES / "plans" / "port_ellery", "--sources", EXAMPLES / "sources")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "only places, quoted words, names and headings were compared"),
        ("zh", "只核对了位置、摘录文字、名称和标题"),
    ],
)
def test_the_last_line_claims_what_was_done(run: Run, lang: str, said: str) -> None:
    done = run("verify", *ASKED, lang=lang)
    assert said in done.stdout
    assert done.stdout.count("V058") == 1
    assert "accounted for" not in done.stdout
    assert "着落" not in done.stdout


def test_the_line_stays_where_the_finding_is_left_out(run: Run) -> None:
    done = run("verify", *ASKED, "--ignore", "V058")
    assert done.exit_code == 0
    assert "the document's language is not read" in done.stdout


def test_json_claims_no_coverage(run: Run) -> None:
    (plan,) = json.loads(run("verify", *ASKED, "--format", "json").stdout)["plans"]
    assert "coverage" not in plan
    assert [each["code"] for each in plan["findings"]] == ["V058"]
