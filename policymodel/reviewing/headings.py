"""What a review calls the keys of a plan file, for hints that name keys."""

import re
from functools import cache
from pathlib import Path

from policymodel.reviewing.rows import FORMS
from policymodel.text import read_data

# A key alone: what stands in brackets or has its value behind it is explained as it is.
_KEY = re.compile(r"(?<![\w（(.`=-])([a-z][a-z_]{2,})(?![\w（(:：.`=-]| [a-z\[{])( ?)")


def with_headings(hint: str) -> str:
    """Return a Chinese hint in which each key has behind it what the review calls it.

    >>> with_headings("文件写明的，填入 frequency；direction 写作 maintain。")
    '文件写明的，填入 frequency（频次）；direction（方向）写作 maintain。'
    """
    known = _known()

    def said(found: re.Match[str]) -> str:
        key = found[1]
        return f"{key}（{known[key]}）" if key in known else found[0]

    return _KEY.sub(said, hint)


@cache
def _known() -> dict[str, str]:
    """What the review calls keys: headings of its columns, and what stands in several of them."""
    more = read_data(Path(__file__).with_suffix(".yaml"))
    leave = set(more["several"].split())
    columns = {key: FORMS.heading(key).zh for key in FORMS.field_keys if key not in leave}
    return columns | {key: str(said) for key, said in more["keys"].items()}
