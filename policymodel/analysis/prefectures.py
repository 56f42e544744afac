"""The prefecture-level places of China by their names: prefectures.txt beside this file."""

from functools import cache
from pathlib import Path

from policymodel.analysis.provinces import PROVINCES, province_code

_FILE = Path(__file__).with_suffix(".txt")


@cache
def prefectures() -> dict[str, str]:
    """Return the codes of the prefecture-level places by their names, short ones too."""
    lines = (line.split() for line in _FILE.read_text(encoding="utf-8").splitlines())
    rows = (row for row in lines if row and not row[0].startswith("#"))
    return {name: code for code, *names in rows for name in names}


def prefecture_code(name: str) -> str | None:
    """Return the code of a prefecture-level place, with its province before it or without.

    >>> prefecture_code("承德市"), prefecture_code("河北省承德市"), prefecture_code("恩施州")
    ('130800', '130800', '422800')
    >>> prefecture_code("山东省承德市"), prefecture_code("承德市双桥区")
    (None, None)
    """
    if code := prefectures().get(name):
        return code
    for first, province in PROVINCES.items():
        if name.startswith(province):
            for end in range(len(province) + 1, len(name)):
                code = prefectures().get(name[end:], "")
                if province_code(name[:end]) and code.startswith(first):
                    return code
    return None


def place_code(name: str) -> str | None:
    """Return the code of a province or a prefecture-level place; None of any other name.

    >>> place_code("重庆市"), place_code("德州市"), place_code("临澜县")
    ('500000', '371400', None)
    """
    return province_code(name) or prefecture_code(name)
