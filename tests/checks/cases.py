"""Small plans at the edges of rules, on which to ask one rule or several.

They stand in `cases/`, a file a family; each is a fragment over the plan of rules' examples:

    - rules: V033
      text: 一、甲
      plan: "sections: [{title: 甲, at: ⟦一、甲⟧}]"

⟦words⟧ is the place of the words in the text, ⟦words⟧2 that of the second time they stand there.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from policymodel.checks.engine.words import Example
from policymodel.reading.yamltext import parse

FOLDER = Path(__file__).with_suffix("")
_PLACE = re.compile("⟦([^⟧]+)⟧([0-9]?)")


class Case(NamedTuple):
    """A plan for one rule or several, as an example that says only what is its own."""

    rules: str
    example: Example


def families() -> list[str]:
    """The names of the files."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def cases(family: str) -> Iterator[Case]:
    """Yield the cases of a file, in its order."""
    tree = parse((FOLDER / f"{family}.yaml").read_text(encoding="utf-8")).tree
    for each in tree["cases"]:
        text = each.get("text", "")
        yield Case(each["rules"], Example(text=text, breaks=_placed(each["plan"], text)))


def _placed(fragment: str, text: str) -> str:
    def place(found: re.Match[str]) -> str:
        words, start = found[1].replace("\\n", "\n"), -1
        for _ in range(int(found[2] or 1)):
            start = text.index(words, start + 1)
        return f"[{start}, {start + len(words)}]"

    return _PLACE.sub(place, fragment)
