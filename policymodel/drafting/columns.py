"""Which line of a flattened row stands in which column: by what the cells of columns are."""

import re
from collections.abc import Sequence
from itertools import combinations

from policymodel.drafting.posts import is_private
from policymodel.drafting.purposes import ACTS
from policymodel.drafting.targets.grid import Holds, is_number_of_group
from policymodel.source.bodies import BETWEEN_NAMES, looks_like_name
from policymodel.source.duties import duty, is_deadline, is_note

_SENTENCE = re.compile("[。；;：:，,]")
_STOP = re.compile("[。；;：:]")
_GROUP = 12  # characters of what several rows are about
_MEMBER = 24  # characters of whoever is charged and has no name that is known
_OFFICES = tuple("局委办厅部会处组")
_SHORT = 20  # characters of a time that is no date: 按序时进度
# What it costs that a column is empty, and that a line more stands in it.
_EMPTY: dict[Holds, float] = {"charge": 1, "due": 1, "remark": 0.2, "section": 0.5, "name": 6}
_MORE: dict[Holds, float] = {"content": 0.3, "other": 0.3, "charge": 1, "name": 1.5}
_LEADS = 0.2
_MISPLACED = 6.0
_UNSURE = 1.5
_TOO_MUCH = 5.0  # a row that costs so much is none


def columns_of(
    words: Sequence[str], holds: Sequence[Holds], *, is_open: bool = False
) -> list[int] | None:
    """Return in which column each line of a row stands; None where nobody can tell.

    Args:
        words: the lines, folded and without blanks.
        holds: what the columns hold, from the left.
        is_open: whether the row may end before the last of the lines.

    >>> columns_of(["建码头", "市甲局", "6月底"], ["name", "charge", "due", "remark"])
    [0, 1, 2]
    >>> columns_of(["建码头", "市甲局", "6月底"], ["name", "charge", "charge", "due"]) is None
    True
    """
    plain = _with_names(holds)
    best: tuple[float, list[int]] | None = None
    for count in range(len(words), 0, -1) if is_open else [len(words)]:
        found = _cheapest(words[:count], plain)
        if found is not None and (best is None or found[0] < best[0]):
            best = found
    if best is None or best[0] >= _TOO_MUCH or _is_open_to_doubt(best[1], holds):
        return None
    return best[1]


def _with_names(holds: Sequence[Holds]) -> list[Holds]:
    """Take the contents for what rows are called, where nothing else says what is to be done."""
    plain = [*holds]
    if "name" not in plain and "content" in plain:
        plain[plain.index("content")] = "name"
    return plain


def own_columns(words: Sequence[str], holds: Sequence[Holds]) -> tuple[int, ...] | None:
    """Return in which column each cell of a row stands that has fewer than there are columns; None
    where nobody can tell.

    >>> own_columns(["2", "建码头", "市甲局"], ["number", "section", "content", "charge"])
    (0, 2, 3)
    """
    plain = _with_names(holds)
    ways = sorted(
        (_cost(words, plain, columns), columns)
        for columns in combinations(range(len(plain)), len(words))
    )
    if not ways or ways[0][0] >= _TOO_MUCH or [cost for cost, _ in ways[:2]] == [ways[0][0]] * 2:
        return None
    return None if _is_open_to_doubt(ways[0][1], holds) else ways[0][1]


def _cost(words: Sequence[str], holds: Sequence[Holds], columns: Sequence[int]) -> float:
    empty = sum(_EMPTY.get(each, 0.5) for i, each in enumerate(holds) if i not in columns)
    numbers = sum(
        (holds[column] == "number") != (said.isdecimal() or is_number_of_group(said))
        for said, column in zip(words, columns, strict=True)
    )
    held = zip(words, columns, strict=True)
    return empty + _MISPLACED * numbers + sum(_misplaced(said, holds[i]) for said, i in held)


def _is_open_to_doubt(columns: Sequence[int], holds: Sequence[Holds]) -> bool:
    """Whether names might as well stand in the next column: one that says who is left empty."""
    charging = [place for place, each in enumerate(holds) if each == "charge"]
    filled = [place for place in charging if place in columns]
    return bool(filled) and len(filled) < len(charging)


def _cheapest(words: Sequence[str], holds: Sequence[Holds]) -> tuple[float, list[int]] | None:
    """Return the cheapest way to put lines into columns in their order, and what it costs."""
    # By the column of the last line so far.
    ways: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for said in words:
        after: dict[int, tuple[float, list[int]]] = {}
        for column, (cost, columns) in ways.items():
            for here in range(max(column, 0), len(holds)):
                passed = sum(_EMPTY.get(each, 0.5) for each in holds[column + 1 : here])
                more = _more(holds, here) if here == column else 0
                total = cost + passed + more + _misplaced(said, holds[here])
                if here not in after or total < after[here][0]:
                    after[here] = (total, [*columns, here])
        ways = after
    ended = [
        (cost + sum(_EMPTY.get(each, 0.5) for each in holds[column + 1 :]), columns)
        for column, (cost, columns) in ways.items()
        if columns
    ]
    return min(ended, default=None)


def _more(holds: Sequence[Holds], column: int) -> float:
    """What it costs that one line more stands in a column: of several bodies few lead."""
    is_first = holds[column] == "charge" and "charge" in holds[column + 1 :]
    return _MORE.get(holds[column], 3) + (_LEADS if is_first else 0)


def is_names(words: str) -> bool:
    """Return whether a line holds names, with what these have to do, and nothing else.

    >>> is_names("市甲局、市乙局等"), is_names("建码头")
    (True, False)
    """
    return all(
        looks_like_name(each) or is_note(each) or duty(each, 0, len(each)) is not None
        for each in BETWEEN_NAMES.split(words.removesuffix("等"))
    )


def _misplaced(words: str, holds: Holds) -> float:
    """What it costs that a line stands in a column that holds something else."""
    names = is_names(words)
    due = is_deadline(words) and not names
    match holds:
        case "charge":
            if _is_act(words) or words.startswith("《"):
                return _MISPLACED
            if names or _are_posts(words):
                return 0
            return _UNSURE if not due and _may_be_names(words) else _MISPLACED
        case "due":
            short = len(words) <= _SHORT and not names
            return 0 if due or is_note(words) else _UNSURE if short else _MISPLACED
        case "section":
            is_told = len(words) > _GROUP or _SENTENCE.search(words) is not None
            return 3 if names or is_told else 1 if due else 0
    return 3 if names or _are_posts(words) else 1 if due else 0


def _is_act(words: str) -> bool:
    """Whether a line says what is to be done, and is no body: 建设客运站, but not 建设局."""
    return words.startswith(ACTS) and not words.endswith(_OFFICES)


def _are_posts(words: str) -> bool:
    """Whether a line holds the posts of officials: 分管副市长."""
    return not any(map(is_private, BETWEEN_NAMES.split(words)))


def _may_be_names(words: str) -> bool:
    """Whether a line may list names that do not look like any: 邮政、电信等企业."""
    return not _STOP.search(words) and all(
        1 < len(each) <= _MEMBER for each in BETWEEN_NAMES.split(words)
    )
