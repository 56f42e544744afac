"""A corpus of mistakes: each file has one, and is told so, at its line and in plain words.

Hints of other rules are left out: they say what so small a plan does without. The first line
of a file says what is expected: ``# expect: CODE line N words of the message``.
"""

import re
from pathlib import Path

import pytest

from policymodel.checks import RULES, check
from policymodel.findings import Finding, PlanFileError
from policymodel.reading import read_bytes, read_plan_file

FILES = sorted((Path(__file__).parent / "mistakes").glob("*.yaml"))
_EXPECT = re.compile(r"# expect: (?P<code>[A-Z]\d{3}) line (?P<line>\d+) (?P<words>.+)")


def findings_in(path: Path) -> tuple[Finding, ...]:
    data = read_bytes(path)
    try:
        read = read_plan_file(data, file=path.name)
    except PlanFileError as error:
        return error.findings
    return read.with_lines(check(read.plan))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mistake_is_told_where_it_is(path: Path) -> None:
    expected = _EXPECT.fullmatch(path.read_bytes().partition(b"\n")[0].decode("utf-8"))
    assert expected is not None
    every = findings_in(path)
    found = [one for one in every if one.severity != "info" or one.code == expected["code"]]
    assert [(one.code, one.line, one.file) for one in found] == [
        (expected["code"], int(expected["line"]), path.name)
    ]
    assert expected["words"] in found[0].message.zh
    assert path.stem.upper().startswith(expected["code"])


def test_the_corpus_holds_every_rule() -> None:
    codes = {path.stem[:4].upper() for path in FILES}
    assert len(FILES) >= 45
    assert codes >= {each.code for each in RULES}
    assert codes >= {f"F00{digit}" for digit in range(2, 10)} | {
        f"F10{digit}" for digit in range(1, 6)
    }
