"""Names in a message: the first few, and how many there are in all."""

from collections.abc import Sequence

from policymodel.findings import Text

_SHOWN = 3
_LONGEST = 40


def some(names: Sequence[str], most: int = _SHOWN) -> Text:
    """Return the first `most` of `names`, and how many more there are.

    >>> some(["甲", "乙", "丙", "丁"]).zh
    '“甲”、“乙”、“丙”等4项'
    >>> some(["甲", "乙"]).en
    '"甲", "乙"'
    """
    first = [short(name) for name in names[:most]]
    zh, en = "、".join(f"“{name}”" for name in first), ", ".join(f'"{name}"' for name in first)
    if len(names) <= most:
        return Text(zh, en)
    return Text(f"{zh}等{len(names)}项", f"{en} and {len(names) - most} more")


def short(name: str) -> str:
    """Return `name`, cut where no real name is that long.

    >>> short("市科技局"), len(short("局" * 300))
    ('市科技局', 40)
    """
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
