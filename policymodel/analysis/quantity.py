"""A baseline or target beside the words that state it: where its fields say something else.

Worked out once: `check` holds the fields against the words that the plan gives, `verify` the
words against the document.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from policymodel.analysis.growth import direction_of
from policymodel.analysis.limits import alike_at_limit
from policymodel.analysis.wording import measured, short, shown
from policymodel.folding import fold
from policymodel.model import Baseline, Indicator, Target
from policymodel.numbers import format_decimal, read_numbers, years_stated
from policymodel.quantities import (
    Printed,
    amounts,
    as_changes,
    comparison,
    denominator_in,
    figures,
    has_any_unit,
    has_unit,
    read_words,
    states,
    stating,
    worded,
)
from policymodel.quantities.amounts import has_whole_unit
from policymodel.quantities.comparators import Comparison, comparators_in
from policymodel.text import Text
from policymodel.units import Units

WITHOUT_COMPARATOR = ("milestone", "qualitative")
"""Kinds of targets that have no comparator."""

# What ends what is said of one number: of 占比60%，力争65% the striving is the second's.
_STOPS = re.compile(r"[,，。;；:：()（）]")

_YEAR = re.compile(r"\d{4}|五")  # a year, or a five-year plan
_DIRECTED = ("change", "growth_rate", "increment")  # of which the words say the way: 下降13.5%
_CHANGES = ("change", "growth_rate")  # of which 2倍 is what is added, or what is reached
# A level that is to be held in every year stays a level: 每年稳定在95%.
_HELD = ("保持", "稳定", "维持", "控制")
# What says how many there are in all, and what says that they are added: 建成, 引进, 改造.
_REACHED = re.compile(
    r"(?:到?[12][0-9]{3}年(?:年?[底末])?)?(?:力争|争取|努力)?"
    r"(?:总数|总量|总规模|规模|数量|保有量)?(?:力争|争取|努力)?达(?:到|(?=[0-9不超]))"
)
_ADDED = re.compile(
    r"[新增净引培建设投造扩招聘创]|完成|实施|开展|举办|认定|转化|落地|吸纳|发放|化解|改善|累计|每年"
)
_NO_CODES: frozenset[str] = frozenset()
_PAST = re.compile(r"[从由自]\s*([12][0-9]{3})")


class Quantity:
    """A baseline or target with the words that the document prints, its numbers read once.

    Attributes:
        target: the target, if it is none of the baselines.
        unit: the unit of the value: a baseline has that of its indicator.
        numbers: all that the words hold.
        stating: those of them that state the value; none without a value.
        said: what the words say of the value: its own clause, the indicator's name left out, for
            what a name says of itself is no statement (新增就业人数).
    """

    def __init__(
        self, path: str, indicator: Indicator, item: Baseline | Target, words: str, known: Units
    ) -> None:
        self.path, self.indicator, self.item = path, indicator, item
        self.words, self.known = words, known
        self.target = target = item if isinstance(item, Target) else None
        self.unit = indicator.unit if target is None else target.unit
        numbers, value = read_numbers(words, chinese=True), item.value
        is_change = target is not None and target.kind in _CHANGES
        self.numbers = numbers = as_changes(words, numbers) if is_change else numbers
        self.stating = () if value is None else stating(numbers, value, self.unit, known)
        self.said: Printed = read_words(self.own, known)

    @property
    def is_whole(self) -> bool:
        """Whether its words hold no number but the value, and no range."""
        numbers = self.numbers
        return len(self.stating) == len(numbers) and all(each.high is None for each in numbers)

    @property
    def own(self) -> str:
        """The clause of the value, without the indicator's name."""
        clause = self.words
        if _STOPS.search(clause):  # as in few words
            place = self.stating[0].start if self.stating else 0
            clause = _STOPS.split(clause[:place])[-1] + _STOPS.split(clause[place:], 1)[0]
        return clause.replace(self.indicator.name, "")


def values_unprinted(one: Quantity) -> list[tuple[str, Decimal]]:
    """Return value and high of `one` with their keys, as far as its words do not state them."""
    value, high = one.item.value, one.target.high if one.target else None
    found = [] if value is None or one.stating else [("value", value)]
    if high is not None and not stating(one.numbers, high, one.unit, one.known):
        found.append(("high", high))
    return [each for each in found if not worded(one.words, each[1], one.unit, one.known)]


def numbers_against(one: Quantity, value: Decimal) -> tuple[Text, str]:
    """Return `value` with its unit, and the numbers in the words, for a message."""
    printed = short("、".join(number.text for number in one.numbers))
    return measured(value, short(one.unit or "")), printed


# 翻一番，达到60家; 达到60家，是2020年的2倍: the multiple comes out of the number.
_MULTIPLE = re.compile(r"翻.{0,3}番|(?<=的)[0-9.]+\s*倍|倍增")
_UNDER = ("/", "／")  # 9/10万: so many of each 100,000


def _goes_along(words: str, start: int) -> bool:
    """Whether the number at `start` only says of how many, or how many times that is."""
    return words[:start].rstrip().endswith(_UNDER) or bool(_MULTIPLE.match(words, start))


def multiple_said(one: Quantity) -> str:
    """Return the change in percent that a multiple in the words states: 增长2倍 is 200."""
    found = (each for each in one.numbers if each.unit and each.text.endswith("倍"))
    return next((shown(each.value) for each in found), "")


def left_over(one: Quantity) -> Iterator[str]:
    """Yield the numbers in the words that are no value, no year, and of no name or benchmark."""
    if one.is_whole:
        return  # as of nearly every target
    item, words = one.item, one.words
    years = {getattr(item, key, None) for key in ("year", "from_year", "base_year")}
    starts = one.indicator.baselines  # 由2020年的20家增加到30家
    years |= {start.year for start in starts}
    stated = (item.value, one.target.high if one.target else None)
    known = [(value, one.unit) for value in stated if value is not None]
    known += [(start.value, one.indicator.unit) for start in starts]
    left = [
        (number, amount)
        for number in one.numbers
        for amount in amounts(number)
        if not (number.scale == 1 and amount in years)
        and not _goes_along(words, number.start)
        and not any(states(amount, number, *each, one.known) for each in known)
    ]
    if not left:
        return
    named = (getattr(item, "benchmark", None), one.indicator.name)
    asked = [
        start
        for start, end in figures(words, one.known)
        if not any(_is_in(words, (start, end), each) for each in named)
    ]
    for number, amount in left:
        if any(number.start <= start < number.end for start in asked):
            yield short(format_decimal(amount) if number.unit is None else number.text)


def _is_in(words: str, place: tuple[int, int], passage: str | None) -> bool:
    start = words.find(passage) if passage else -1
    return passage is not None and 0 <= start <= place[0] and place[1] <= start + len(passage)


def prints_unit(one: Quantity) -> bool:
    """Return whether the words print the unit with the value."""
    unit = one.unit or ""
    if unit == "%" and "百分之" in one.words:
        return True
    return any(has_unit(one.words, each, unit, one.known) for each in one.stating)


def prints_other_unit(one: Quantity) -> bool:
    """Return whether the words print a unit with the value, and it is another one."""
    if one.unit is None or not one.stating or prints_unit(one):
        return False
    return any(has_any_unit(one.words, each, one.known) for each in one.stating)


def prints_whole_unit(one: Quantity) -> bool:
    """Whether all of a unit is printed: with the value, or what it is taken of in the name."""
    unit = one.unit or ""
    if any(has_whole_unit(one.words, number, unit, one.known) for number in one.stating):
        return True
    return any(denominator_in(each, unit, one.known) for each in (one.indicator.name, one.words))


def printed_comparison(one: Quantity, target: Target) -> Comparison:
    """Return the comparators that a target's words allow; none where no number is its own.

    A bare number is at least so much; a level of an indicator that is to fall, at most as well.
    Where a word cannot be read, nothing is known. At the end of what there can be, two of them say
    one thing.
    """
    if target.kind == "relative":
        return Comparison(comparators_in(_before_benchmark(target, one.words)))
    if target.value is None:
        return Comparison()
    alike = alike_at_limit(target, one.indicator, one.known)
    found = [comparison(one.words, each, one.known) for each in one.stating]
    if stated := worded(one.words, target.value, one.unit, one.known):
        return Comparison(stated.union(*(each.codes for each in found)))
    if unread := next((each.unread for each in found if each.unread), ""):
        return Comparison(unread=unread)
    # 下降13.5% is a fall of at least so much; 降到30家 is at most so many.
    falls = direction_of(one.indicator) == "decrease" and target.change != "decrease"
    bare = alike | ({"at_least", "at_most"} if falls else {"at_least"})
    codes = _NO_CODES.union(*(each.codes or bare for each in found))
    return Comparison(codes if codes.isdisjoint(alike) else codes | alike)


def other_comparators(one: Quantity, target: Target) -> frozenset[str]:
    """Return the comparators that a target's words say, where its own is none of them."""
    given = target.comparator
    if given in (None, "between") or target.high is not None or target.kind in WITHOUT_COMPARATOR:
        return _NO_CODES
    if target.kind != "relative" and any(
        given in comparison(one.words, each, one.known).codes for each in one.stating
    ):
        return _NO_CODES  # whatever else they may be read as
    read = printed_comparison(one, target).codes
    return _NO_CODES if given in read else read


def is_of_other_kind(one: Quantity, target: Target) -> bool:
    """Return whether words that state a target's value make it of another kind: 新增, 每年."""
    if not (kinds := one.said.kinds):
        return target.kind == "increment" and _is_reached(one)
    if target.kind in kinds:
        return False
    return target.kind != "level" or not any(word in one.own for word in _HELD)


def _is_reached(one: Quantity) -> bool:
    """Whether words say how many there are to be: 达到600个, and nothing says that they are new."""
    said = _STOPS.split(one.own)[-1]
    return bool(_REACHED.match(said)) and not _ADDED.search(one.indicator.name + one.words)


def goes_other_way(one: Quantity, target: Target) -> bool:
    """Return whether words that state a target's value say that it goes the other way: 下降."""
    said = one.said.change if target.kind in _DIRECTED else None
    return said not in (None, target.change)


def other_commitment(one: Quantity, target: Target) -> str | None:
    """Return how firm a target's words say that it is, where that is not what is put down."""
    # 30（约束性）: what stands in brackets behind the number is said of it, too.
    found = one.said.commitment or _attribute(one)
    return None if found == target.commitment else found


def contradicted(one: Quantity) -> frozenset[str]:
    """Return the fields of `one` that its own words contradict.

    Of a unit that nobody knows nothing can be said, nor of a value in it.
    """
    target, found = one.target, {key for key, *_ in other_years(one)}
    if one.unit is None or one.known.find(one.unit):
        found |= {key for key, _ in values_unprinted(one)}
        if prints_other_unit(one):
            found.add("unit")
    if target is None:
        return frozenset(found)
    if other_comparators(one, target):
        found.add("comparator")
    if one.stating:  # else the words say nothing of a value
        if is_of_other_kind(one, target):
            found.add("kind")
        elif goes_other_way(one, target):
            found.add("change")
    if other_commitment(one, target):
        found.add("commitment")
    return frozenset(found)


def _attribute(one: Quantity) -> str | None:
    if "性" not in one.words:
        return None
    found = read_words(one.words, one.known).commitment
    return None if found == "aspirational" else found


def _before_benchmark(target: Target, words: str) -> str:
    """The verb before the benchmark: 超过全省平均水平, 达到全省平均水平."""
    return words.partition(target.benchmark)[0] if target.benchmark else words


def other_years(one: Quantity) -> Iterator[tuple[str, int, int]]:
    """Yield each field for a year with its year, where the words print another one alone."""
    if not _YEAR.search(one.words):
        return  # as in nearly every target
    item, said = one.item, read_words(one.words, one.known)
    if item.year is not None and (printed := said.years):
        given = {item.year, getattr(item, "from_year", None)}
        # 从2020年的20%提高到30%: the year of what was.
        past = {int(year) for year in _PAST.findall(fold(one.words))}
        years = [year for year in printed if year not in past]
        plans = years_stated(one.words).plans
        if years and given.isdisjoint((*printed, *(year for plan in plans for year in plan))):
            yield "year", item.year, years[0]
    base = getattr(item, "base_year", None)
    if base is not None and (against := said.base_year) not in (None, base):
        yield "base_year", base, against
