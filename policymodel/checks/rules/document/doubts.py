"""What the compilers of a plan could not settle, told to those who can."""

import re
from collections.abc import Iterator

from policymodel.analysis.called import called
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Baseline, Indicator, NotTarget, Target
from policymodel.text import Text

_UNDECIDED = "待定"  # of a number that nobody has looked at yet
_AMOUNT = re.compile(r"\d.*")  # 30亿元 of 力争突破30亿元


@rule("D301", "info")
def nothing_is_in_doubt(index: Index) -> Iterator[Violation]:
    """The compilers have left nothing in doubt."""
    told = _told_already(index)
    for (path, part, holder), doubt in index.holding("doubt"):
        if path not in told:
            if isinstance(part, NotTarget) and doubt == _UNDECIDED:
                yield Violation(f"{path}.doubt", "undecided", words=short(part.words))
                continue
            thing = called(part, path=path)
            if isinstance(holder, Indicator) and not _repeats(part, holder):
                thing = _of(holder.name, thing)
            yield Violation(f"{path}.doubt", thing=thing, doubt=_ended(doubt))


def _told_already(index: Index) -> set[str]:
    """The targets whose doubt is that another place has other words: T202 tells it of both."""
    excused, found = index.suppressions, set()
    for again, first, aspects in index.differing:
        key = next((each for each in ("comparator", "wording") if each in aspects), None)
        at = f"{again.path}.{'words' if key == 'wording' else key}"
        if key is not None and not excused.at("T202", at):
            for one, other in ((again, first), (first, again)):
                amount = _AMOUNT.search(_plain(other.target.words))
                if amount and _has(_plain(one.target.doubt), amount[0]):
                    found.add(one.path)
    return found


def _has(text: str, amount: str) -> bool:
    """Whether `text` has an amount, and not as the end of a longer number."""
    return re.search(rf"(?<![\d.]){re.escape(amount)}", text) is not None


def _plain(text: str | None) -> str:
    return "".join((text or "").split())


def _repeats(part: Baseline | Target, holder: Indicator) -> bool:
    """Whether a target has no words but its indicator's name."""
    return _plain(part.words) == _plain(holder.name)


def _of(name: str, thing: Text) -> Text:
    """A target or a baseline, with its indicator."""
    return Text(f"“{short(name)}”的{thing.zh}", f'{thing.en} of "{short(name)}"')


def _ended(doubt: str) -> str:
    return doubt.strip().rstrip("。.")
