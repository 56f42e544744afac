"""Whether words say who acts, without the name of any organization: 各部门, 牵头单位."""

import re
from functools import cache
from pathlib import Path

from policymodel.text import read_data


def says_who(words: str) -> bool:
    """Return whether a clause of `words` begins with those who act in it.

    >>> says_who("各地、各部门建立台账"), says_who("问责不力的部门"), says_who("部门间加强协调")
    (True, False, False)
    """
    return bool(_acting().search(words))


@cache
def _acting() -> re.Pattern[str]:
    words = {
        kind: "|".join(map(re.escape, listed))
        for kind, listed in read_data(Path(__file__).with_suffix(".yaml")).items()
    }
    return re.compile(
        rf"(?:^|[，、；。,;])(?:{words['by']})?(?:{words['which']}){{0,3}}"
        rf"(?:{words['actors']})(?!{words['others']})"
    )
