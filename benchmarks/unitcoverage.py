"""How many units that documents print behind a number are known.

    python benchmarks/unitcoverage.py FOLDER…

What is a unit is told by a plain pattern that knows nothing of units.txt: classifiers and
symbols from unitcoverage.txt, a list closed beforehand, and anything written X/Y behind a number.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from policymodel.units import find_unit

_CLASSIFIERS, _SYMBOLS = (
    "|".join(sorted(map(re.escape, part.split()), key=len, reverse=True))
    for part in re.split(
        r"^#.*\n(?:#.*\n)*",
        Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )[1:]
)
_NUMBER = r"(?:[0-9０-９][0-9０-９.．,，]*[余多]?|[一二三四五六七八九十百千两]+)[ \u3000]?"
_MULTIPLE = r"(?:万亿|[十百千]?[万亿]|[百千](?=[^分强瓦米克伏]))?[ \u3000]?"
_ONE = rf"(?:{_CLASSIFIERS}|(?:{_SYMBOLS})(?![A-Za-z0-9]))"
_RATIO = rf"[\u4e00-\u9fffA-Za-z0-9²³]{{1,9}}/(?:[十百千]?[万亿])?{_ONE}"
_FOUND = re.compile(
    rf"(?<![A-Za-z0-9０-９〔\[./-]){_NUMBER}(?P<unit>{_MULTIPLE}(?:{_RATIO}|{_ONE}))"
)


def units_in(text: str) -> Counter[str]:
    """Return how often each unit stands behind a number in `text`."""
    return Counter(found["unit"].strip() for found in _FOUND.finditer(text))


def main() -> None:
    """Print for each document how many units are known, and the others."""
    total = known = 0
    for folder in map(Path, sys.argv[1:]):
        for path in sorted(folder.glob("*.txt")):
            found = units_in(path.read_text(encoding="utf-8"))
            left = {unit: count for unit, count in found.items() if not find_unit(unit)}
            every, unknown = found.total(), sum(left.values())
            total, known = total + every, known + every - unknown
            share = 100 * (every - unknown) / max(every, 1)
            print(f"{path.stem}: {every - unknown} of {every} ({share:.1f} %) {left or ''}")
    print(f"all: {known} of {total} ({100 * known / max(total, 1):.2f} %)")


if __name__ == "__main__":
    main()
