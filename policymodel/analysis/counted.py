"""How many of a number of things: the beginning of a sentence about a whole plan."""

from policymodel.text import Text

_MEASURES = Text("任务", "measure{s}")
_BOTH = 2


def share_of(count: int, total: int, things: Text = _MEASURES) -> Text:
    """Return `count` of `total` in words that hold for one and for all.

    English says what comes before it: the lead is left open for 22 of the 24 measures. Its name for
    the things has ``{s}`` where their plural has an s.

    >>> share_of(22, 24).zh, share_of(24, 24).zh
    ('24项任务中有22项', '24项任务均')
    >>> share_of(22, 24).en, share_of(3, 3).en
    ('22 of the 24 measures', 'all 3 measures')
    >>> share_of(2, 2).en, share_of(1, 1).en
    ('both measures', 'the only measure')
    """
    many, one = things.en.format(s="s"), things.en.format(s="")
    if count < total:
        return Text(f"{total}项{things.zh}中有{count}项", f"{count} of the {total} {many}")
    if total == 1:
        return Text(f"仅有的1项{things.zh}", f"the only {one}")
    every = "both" if total == _BOTH else f"all {total}"
    return Text(f"{total}项{things.zh}均", f"{every} {many}")
