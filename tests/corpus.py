"""The corpus of mistakes: `mistakes/base.yaml` is a plan without any, each patch makes one.

A patch says what is expected, then what changes::

    # expect: F004 “unit”已在第
    @@
         unit: 家
    >    unit: 户

Below each @@ stand lines of the plan, found by what they say: they stay (a blank in front), go
(-) or come (+). The line of the finding has > where it comes and = where it stays; without
one it is the first. A patch without @@ is an empty file.
"""

import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "mistakes"
_HEAD = re.compile(
    r"# expect: (?P<code>[A-Z]\d{3}) (?P<words>.+)\n(?:# encoding: (?P<encoding>\S+)\n)?"
)


class Mistake(NamedTuple):
    """A plan file with one mistake.

    Attributes:
        name: the name of the patch.
        data: the file.
        code: the code of the one finding.
        line: its line.
        words: some of its words.
    """

    name: str
    data: bytes
    code: str
    line: int
    words: str


def mistakes() -> list[Mistake]:
    """The whole corpus."""
    return [_made(path) for path in sorted(FOLDER.glob("*.patch"))]


def _made(path: Path) -> Mistake:
    text = path.read_bytes().decode("utf-8")
    head = _HEAD.match(text)
    assert head is not None, path.name
    hunks = text[head.end() :].split("@@\n")
    assert hunks.pop(0) == "", path.name
    lines = (FOLDER / "base.yaml").read_text(encoding="utf-8").split("\n") if hunks else []
    told = "\0"
    for hunk in hunks:
        marked = [(line[0], line[1:]) for line in hunk.split("\n")[:-1]]
        old = [line for mark, line in marked if mark in " =-"]
        new = [told * (mark in "=>") + line for mark, line in marked if mark in " =+>"]
        (at,) = (i for i in range(len(lines)) if lines[i : i + len(old)] == old)
        lines[at : at + len(old)] = new
    line = next((i for i, each in enumerate(lines, 1) if each.startswith(told)), 1)
    data = "\n".join(lines).replace(told, "").encode(head["encoding"] or "utf-8")
    return Mistake(path.stem, data, head["code"], line, head["words"])
