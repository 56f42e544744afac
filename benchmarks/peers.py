"""What other libraries find of the numbers of targets: ``python benchmarks/peers.py``.

They are installed by hand, into an environment of their own, and are no dependencies; those that
are not there are left out::

    pip install recognizers-text-suite "emoji<2" "setuptools<70" cn2an jieba

Asked is one thing: of each numeric target of the plans made by hand (plugins/, benchmarks/plans),
in the sentence in which its document states it, does the library find the value with its unit?

Rules of matching:

- A sentence is what stands between stops around the target's place; a row of a table, which has
  fewer than eight ideographs, is left out. Readers get it as printed, in half-width signs.
- A value is found where the reader gives the target's value, or that times the 万, 亿, 千 or 百
  with which its unit begins: of 30万千瓦 both 30 and 300000. Each that it gives counts once.
- A unit is found where the one given with that value is of one dimension with the target's, and
  value times unit are the same quantity: 30 万千瓦 and 300000 千瓦. % and 百分点 are two units.
- ms-recognizers-text gives units with money, lengths, areas, weights, ages, degrees and shares.
- cn2an gives numbers and no units, and jieba words: in their favour, as the unit counts whatever
  known unit stands behind the number, or is the rest of its word and the next one.
- Ours is `drafting.targets.amounts.amounts_in`, which reads numbers with their units and is told
  the sentence alone, like the others. What a draft makes of them `benchmarks/draft.py` scores.

`given` is how many numbers a reader gives in all, those of years and dates among them.
"""

import importlib
import os
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import policymodel as pm
from policymodel.drafting.targets.amounts import amounts_in
from policymodel.folding import fold
from policymodel.quantities import unit_at
from policymodel.units import STANDARD

ROOT = Path(__file__).resolve().parent.parent
FARTHEST, SHORTEST = 400, 8
MULTIPLES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_WORDS = re.compile("[\u4e00-\u9fff]")
_NUMERAL = re.compile(r"[0-9,.]+[十百千万亿]*|[零〇一二两三四五六七八九十百千万亿点半]+")


class Pair(NamedTuple):
    """A value with its unit; "" where none is given."""

    value: Decimal
    unit: str


Reader = Callable[[str], Iterator[Pair]]


def ours(sentence: str) -> Iterator[Pair]:
    """Yield the numbers that this library reads, with their units."""
    for each in amounts_in(sentence):
        yield Pair(each.value, each.unit)


def microsoft() -> Reader:
    """Return the reader of recognizers-text-suite."""
    text = importlib.import_module("recognizers_text").Culture.Chinese
    units = importlib.import_module("recognizers_number_with_unit")
    numbers = importlib.import_module("recognizers_number")
    with_units = [
        getattr(units, f"recognize_{kind}")
        for kind in ("currency", "dimension", "temperature", "age")
    ]

    def read(sentence: str) -> Iterator[Pair]:
        taken: list[tuple[int, int]] = []
        for recognize in (numbers.recognize_percentage, *with_units, numbers.recognize_number):
            for found in recognize(sentence, text):
                if any(start <= found.end and found.start <= end for start, end in taken):
                    continue
                value = number(str((found.resolution or {}).get("value")).rstrip("%"))
                if value is not None:
                    taken.append((found.start, found.end))
                    is_share = recognize is numbers.recognize_percentage
                    yield Pair(value, "%" if is_share else _NUMERAL.sub("", found.text).strip())

    return read


def cn2an() -> Reader:
    """Return the reader of cn2an, with what stands behind its numbers."""
    transform = importlib.import_module("cn2an").transform

    def read(sentence: str) -> Iterator[Pair]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            said = transform(sentence, "cn2an")
        for found in re.finditer(r"[0-9]+(?:\.[0-9]+)?", said):
            start, length = unit_at(said, found.end())
            yield Pair(Decimal(found.group()), said[start : start + length])

    return read


def jieba() -> Reader:
    """Return the reader of jieba: its numerals, read by cn2an, with the words behind."""
    cut = importlib.import_module("jieba.posseg").cut
    value_of = importlib.import_module("cn2an").cn2an

    def read(sentence: str) -> Iterator[Pair]:
        words = [(each.word, each.flag) for each in cut(sentence)]
        for (word, flag), (after, _) in zip(words, [*words[1:], ("", "")], strict=True):
            found = _NUMERAL.match(word)
            if flag != "m" or found is None:
                continue
            value = number(found.group())
            if value is None:
                try:
                    value = Decimal(str(value_of(found.group(), "smart")))
                except (ValueError, TypeError):
                    continue
            rest = word[found.end() :]
            yield Pair(
                value, next((u for u in (rest + after, rest, after) if STANDARD.find(u)), "")
            )

    return read


def number(printed: str) -> Decimal | None:
    """Return what a library prints as a number."""
    try:
        return Decimal(printed.replace(",", ""))
    except InvalidOperation:
        return None


def is_value(given: Pair, value: Decimal, unit: str) -> bool:
    """Whether a reader gives a target's value, with the multiple of its unit or without it."""
    printed = [value]
    while unit[:1] in MULTIPLES and STANDARD.find(unit[1:]):
        printed.append(printed[-1] * MULTIPLES[unit[0]])
        unit = unit[1:]
    return given.value in printed


def is_amount(given: Pair, value: Decimal, unit: str) -> bool:
    """Whether a reader gives a target's value with its unit."""
    mine, theirs = STANDARD.find(unit), STANDARD.find(given.unit) if given.unit else None
    if mine is None or theirs is None or mine.dimension != theirs.dimension:
        return given.value == value and given.unit == unit
    if ("百分点" in unit) != ("百分点" in given.unit):
        return False
    return Fraction(given.value) * theirs.scale == Fraction(value) * mine.scale


RIGHT = {"value and unit": is_amount, "value": is_value}


def sentences() -> Iterator[tuple[str, list[tuple[Decimal, str]]]]:
    """Yield each sentence that states numeric targets, with their values and units."""
    named = (os.environ.get(f"POLICYMODEL_{name}", "") for name in ("SOURCES", "CORPUS"))
    folders = [each for names in named for each in names.split(os.pathsep) if each]
    for path in sorted(
        [*ROOT.glob("plugins/*/plan.yaml"), *ROOT.glob("benchmarks/plans/*/plan.yaml")]
    ):
        plan = pm.load_plan(path)
        source = next((s for s in (_source(plan, each) for each in folders) if s), None)
        if source is None:
            print(f"{plan.id}: its document is not there", file=sys.stderr)
            continue
        said: dict[tuple[int, int], list[tuple[Decimal, str]]] = {}
        for _, target in plan.targets():
            if target.at is None or target.value is None or not target.unit or not target.words:
                continue
            start = source.clauses.sentence(target.at.start)
            end = source.clauses.sentence_end(target.at.end - 1, FARTHEST)
            if len(_WORDS.findall(source.text, start, end)) < SHORTEST:
                continue  # a row of a table
            said.setdefault((start, end), []).append((target.value, target.unit))
        for (start, end), wanted in sorted(said.items()):
            yield fold(source.text[start:end]), wanted


def _source(plan: pm.Plan, folder: str) -> pm.SourceText | None:
    try:
        return pm.find_source(plan, folder)
    except pm.SourceError:
        return None


def scored(read: Reader, every: list[tuple[str, list[tuple[Decimal, str]]]]) -> Counter[str]:
    """Return how many targets a reader finds, and how many numbers it gives."""
    found: Counter[str] = Counter()
    for sentence, wanted in every:
        given = list(read(sentence))
        found["given"] += len(given)
        for right, rule in RIGHT.items():
            left = list(given)
            for value, unit in wanted:
                match = next((each for each in left if rule(each, value, unit)), None)
                if match is not None:
                    left.remove(match)
                    found[right] += 1
    return found


def readers() -> Iterator[tuple[str, Reader]]:
    """Yield the readers that are there, by name."""
    yield "policymodel", ours
    others: dict[str, Callable[[], Reader]] = {
        "ms-recognizers-text": microsoft, "cn2an": cn2an, "jieba": jieba,
    }  # fmt: skip
    for name, make in others.items():
        try:
            yield name, make()
        except ImportError as error:
            print(f"{name}: not measured, {error}", file=sys.stderr)


def main() -> None:
    """Print what share of the targets each library finds."""
    every: list[Any] = list(sentences())
    count = sum(len(wanted) for _, wanted in every)
    print(f"{count} targets in {len(every)} sentences")
    for name, read in readers():
        found = scored(read, every)
        shares = (f"{key} {found[key]:4} ({found[key] / count:.3f})" for key in RIGHT)
        print(f"  {name:20} {'  '.join(shares)}  given {found['given']:5}", flush=True)


if __name__ == "__main__":
    main()
