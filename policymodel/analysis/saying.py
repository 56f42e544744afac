"""How a target is said, with all that it means: the one helper for every face that shows one.

每年≥60项, 新增25家以上, 累计≥300项, 比2020年下降≥14.5%, 力争突破30亿元: its kind, which way it
goes, against which year, its comparator and unit, of what each it holds, and how firmly it is said.
Printed words are kept; what they leave to other places of the document is said before them.
Read with the grammar that reads documents, what is said here in Chinese is the target again.
"""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

from policymodel.analysis.quantity import Quantity, prints_other_unit, prints_unit
from policymodel.analysis.targets import in_cell, is_cell, part_counted
from policymodel.analysis.wording import short, shown, years
from policymodel.model import Indicator, Target
from policymodel.quantities import comparison, read_words, worded
from policymodel.text import Lang, Text, Texts, any_of, of_script, read_data
from policymodel.units import STANDARD, Units
from policymodel.vocabulary import COMPARATORS

say = Texts(__file__)

# Full width in Chinese, as tables print them; 约 because ≈ is not read aloud. None is a plain =: at
# the start of a cell that somebody edits it would begin a formula.
_SIGNS = {
    "more_than": Text("＞", ">"),
    "less_than": Text("＜", "<"),
    "about": Text("约", "≈"),
    "exactly": Text("＝", "exactly "),
}
_NOTHING = Text("", "")
_WHOLE = Decimal(100)
_STRIVES = re.compile(r"(?:力争|争取|努力|力求)(?![到在于])")
# 达到300家 is ≥300家; of 提升至 the verb says more.
_REACHES = re.compile(r"(?:均?达到?|为|是)\s*$")
# What several numbers share: of one of them alone it says nothing.
_SHARED = re.compile("^均(?=[达不低高超稳保提降])|分别")
_ORDER = ("strive", "each", "against", "over", "frame", "way")
"""What stands before a number, or the words: 力争, 各区, 比2020年, 2021—2025年累计, 年均, 增长."""


def sign(comparator: str | None, lang: Lang) -> str:
    """Return the sign before a number; none for ranges and for what has no comparator.

    >>> sign("at_least", "zh"), sign("about", "zh"), sign("about", "en"), sign("between", "zh")
    ('≥', '约', '≈', '')
    """
    if comparator is None or comparator == "between":
        return ""
    plain = COMPARATORS[comparator].sign
    return _SIGNS[comparator].get(lang) if comparator in _SIGNS else plain


def around(target: Target, lang: Lang, known: Units = STANDARD) -> tuple[str, str]:
    """Return what stands before a target's number and, but for unit and attribute, behind it.

    >>> around(Target(id="t", kind="per_year", comparator="at_least"), "zh")
    ('每年≥', '')
    """
    pieces = _pieces(target, known)
    before = "".join(pieces[key].get(lang) for key in _ORDER)
    return before + _sign(target, known, lang), _behind(target).get(lang)


def reading(
    target: Target,
    lang: Lang,
    *,
    unit: str | None = None,
    known: Units = STANDARD,
    bare: bool = False,
) -> str:
    """Return what a target means by its fields alone, in signs; nothing where they say nothing.

    `unit` is taken where the target has none of its own; `known` are the units of the plan, as in
    all that follows. `bare` leaves to other columns the unit and whether it is binding.

    >>> from decimal import Decimal
    >>> energy = Target(id="t", kind="change", change="decrease", comparator="at_least",
    ...                 value=Decimal("14.5"), unit="%", base_year=2020)
    >>> reading(energy, "zh"), reading(energy, "en")
    ('比2020年下降≥14.5%', '≥14.5 % below 2020')
    """
    return _read(target, lang, unit, known, bare=bare)


def _read(
    target: Target,
    lang: Lang,
    unit: str | None,
    known: Units,
    *,
    framed: bool = True,
    bare: bool = False,
) -> str:
    """Read a target; what is not `framed` says no more than its amount."""
    if target.benchmark and (target.kind == "relative" or target.value is None):
        return _relative(target, lang, unit, known)
    if target.value is None:
        return ""
    pieces = _pieces(target, known) if framed else _unframed(target)
    before = "".join(pieces[key].get(lang) for key in _ORDER)
    if framed or target.comparator != "exactly":
        before += _sign(target, known, lang)
    after = _behind(target).get(lang)
    if framed and not bare:
        after += _attribute(target).get(lang)
        printed = unit_said(target, target.unit or unit, known)
    else:
        printed = None if bare else target.unit or unit
    return f"{before}{_amount(target, lang, printed)}{after}"


def in_full(
    target: Target,
    indicator: Indicator,
    lang: Lang,
    *,
    words: str | None = None,
    known: Units = STANDARD,
    scope: bool = True,
) -> str:
    """Return what a target says, with all that it means.

    These are its printed words (else `words`, the document's at its place), behind what they leave
    to other places of the document: 每年, 新增, 力争, the base year. Where they have no word that
    compares, the sign is set; words that are no more than a number, or lack its unit, give way to
    what they mean. In English it is always what they mean, where that is a number. `scope` says
    also which part of the indicator is counted.

    >>> from decimal import Decimal
    >>> projects = Indicator(id="projects", name="创新项目", unit="项")
    >>> made = Target(id="t", kind="per_year", comparator="at_least", value=Decimal(60), unit="项")
    >>> for printed in ("60项以上", "力争实施60项", "60", None):
    ...     print(in_full(made, projects, "zh", words=printed))
    每年60项以上
    力争每年实施≥60项
    每年≥60项
    每年≥60项
    """
    printed = _SHARED.sub("", target.words or words or "") or None
    kept = _kept(target, indicator, printed, lang, known) if printed else None
    if kept:
        strives = _STRIVES.match(kept)
        at = strives.end() if strives else 0
        left_out = "".join(text.get(lang) for text in _left_out(target, kept, known))
        core = kept[:at] + left_out + kept[at:]
        if lang == "en" and str(target.base_year) not in kept:
            core += _behind(target).en
        if not _is_said(target, kept):
            core += _attribute(target).get(lang)
    else:
        unit = target.unit or (indicator.unit if target.value is not None else None)
        core = reading(target, lang, unit=unit, known=known) or printed or ""
    part = part_counted(target, indicator) if scope else None
    if part and "".join(part.split()) not in "".join(core.split()):
        core = say("scope", scope=target.scope).get(lang) + core
    return core


def said(target: Target, indicator: Indicator, known: Units = STANDARD) -> Text:
    """Return what a target says, for a message, whose sentence says of which kind it is.

    In Chinese these are its printed words, in quotation marks; where it has none, or they are the
    bare number of a table's cell, it is its amount, without marks. In English it is its amount.
    """
    if target.value is None:
        words = short(target.words or target.benchmark or indicator.name)
        return Text(f"“{words}”", f'"{words}"')
    unit = short(target.unit or indicator.unit or "")
    en = _read(target, "en", unit, known, framed=False)
    if target.words and not in_cell(target):
        return Text(f"“{short(target.words)}”", en)
    return Text(_read(target, "zh", unit, known, framed=False), en)


def unit_said(target: Target, unit: str | None, known: Units = STANDARD) -> str | None:
    """Return the unit as it is said beside 每年: of 万吨/年 only 万吨, for a year is said already.

    >>> unit_said(Target(id="t", kind="per_year"), "万吨/年")
    '万吨'
    """
    found = known.find(unit) if unit and target.kind == "per_year" else None
    if found is None or found.over is None or [each.code for each in found.under] != ["year"]:
        return unit
    return known.numerator(unit) if unit else unit


def _amount(target: Target, lang: Lang, unit: str | None) -> str:
    if target.value is None:
        return ""
    number = shown(target.value)
    if target.high is not None:
        number += ("—" if lang == "zh" else "–") + shown(target.high)
    unit = unit or ""
    # In Chinese a unit follows at once; one of letters is a word of its own.
    blank = " " if lang == "en" or (unit[:1].isascii() and unit[:1].isalpha()) else ""
    return f"{number}{blank}{unit}".rstrip()


def _unframed(target: Target) -> dict[str, Text]:
    """Return what stands before an amount where the sentence around it says its kind."""
    pieces = _pieces(target, STANDARD) | dict.fromkeys(("strive", "frame"), _NOTHING)
    if target.kind == "change" or f"way.decrease.{target.kind}" not in say:
        return pieces
    code = target.kind if target.kind == "growth_rate" else "increment"
    falls = say(f"way.decrease.{code}") if target.change == "decrease" else _NOTHING
    return pieces | {"way": falls}


def _relative(target: Target, lang: Lang, unit: str | None, known: Units) -> str:
    """Say a target that is set against a benchmark: 超过全省平均水平2个百分点."""
    pieces = _pieces(target, known)
    before = "".join(pieces[key].get(lang) for key in _ORDER if key != "way")
    if target.comparator is not None and target.comparator != "between":
        before += say(f"relative.{target.comparator}").get(lang)
    amount = _amount(target, lang, unit_said(target, target.unit or unit, known))
    blank = " " if lang == "en" and amount else ""
    after = _behind(target).get(lang) + _attribute(target).get(lang)
    return f"{before}{target.benchmark}{blank}{amount}{after}"


def _pieces(target: Target, known: Units, words: str | None = None) -> dict[str, Text]:
    """Return what can stand before the number, by its key; empty texts for what does not.

    `words` are those printed, where the target has none of its own.
    """
    kind, base, words = target.kind, target.base_year, target.words or words or ""
    found = dict.fromkeys(_ORDER, _NOTHING)
    if target.commitment == "aspirational":
        found["strive"] = say("strive")
    if target.per:
        found["each"] = say("each", per=short(target.per))
    if base is not None:
        found["against"] = say("against", year=base)
    elif kind == "change":
        found["over"] = _over(target, words)
    if f"frame.{kind}" in say and not _is_of_one_year(target):
        found["frame"] = say(f"frame.{kind}")
        if kind == "total" and not _sums_up(words):
            found["frame"] = Text("", found["frame"].en)
    unit = known.find(target.unit)
    of_shares = unit is not None and unit.kind in ("share", "points")
    way = f"{target.change}.{kind}"
    if of_shares and f"way.of_shares.{way}" in say:
        way = f"of_shares.{way}"
    if of_shares and kind == "per_year" and _is_marked(words, "increase_per_year"):
        way = (
            "of_shares.increase.increment"  # 每年提升10%: so much more, and not so much, each year
        )
    if f"way.{way}" in say:
        found["way"] = say(f"way.{way}")
    if kind == "change" and base is not None:
        found["way"] = Text(found["way"].zh, "")  # above and below say it
    if kind == "level" and _is_marked(words, "hold"):
        found["way"] = say("way.hold")
    return found


def _over(target: Target, words: str) -> Text:
    """Return the years over which something changes that is not set against one year."""
    summed = _sums_up(words)
    if target.from_year is not None:
        return say("over" if summed else "within", years=years(target.from_year, target.year))
    within_a_year = "同比" if "同比" in words else ""
    return say("in_all") if summed else Text(within_a_year, say("in_all").en)


def _sums_up(words: str) -> bool:
    """Whether 累计 is said of a target: where its words do, or are none but a number.

    Of 推进144个 the document does not say it. In English it is what the target means.
    """
    return not words or is_cell(words) or _is_marked(words, "total")


def _behind(target: Target) -> Text:
    """Return what stands behind the amount: in English the base year."""
    if target.base_year is None:
        return _NOTHING
    way = target.change if target.kind == "change" else "other"
    return say(f"behind.{way}", year=target.base_year)


def _sign(target: Target, known: Units, lang: Lang) -> str:
    """Return the sign of a target: none of 100%执行, for nothing is more than all of it."""
    whole = target.kind == "level" and target.comparator == "at_least" and target.value == _WHOLE
    if whole and target.words and known.same(target.unit, "%"):
        return sign(target.comparator, lang) if _is_compared(target.words) else ""
    return sign(target.comparator, lang)


def _is_compared(words: str) -> bool:
    return _compare().search(words) is not None


def _is_of_one_year(target: Target) -> bool:
    """Whether a rate of growth is that of one year, which is no average."""
    return target.kind == "growth_rate" and target.from_year == target.year is not None


def _attribute(target: Target) -> Text:
    code = target.commitment
    return say(f"attribute.{code}") if f"attribute.{code}" in say else _NOTHING


def _is_said(target: Target, words: str) -> bool:
    """Whether words say how firm they are, as far as they ever do."""
    return read_words(words).commitment == target.commitment


def _kept(target: Target, indicator: Indicator, words: str, lang: Lang, known: Units) -> str | None:
    """Return words with all that they must say of a number; None where they cannot."""
    if target.value is None:
        return words
    if lang != "zh" or of_script(words) != "zh" or is_cell(words):
        return None
    one = Quantity("", indicator, target, words, known)
    if worded(words, target.value, target.unit, known):
        return words
    if one.unit is not None and not (prints_unit(one) or prints_other_unit(one)):
        return None
    if any(each.high is not None or comparison(words, each, known).codes for each in one.stating):
        return words
    if len(one.stating) != 1 or _is_compared(words):
        return None
    (number,) = one.stating
    before = _REACHES.sub("", words[: number.start])
    return f"{before}{_sign(target, known, lang)}{words[number.start :]}"


@cache
def _compare() -> re.Pattern[str]:
    """The words that compare, wherever they stand."""
    found = (word for each in COMPARATORS for word in (*each.words, *each.behind))
    return re.compile(any_of(word for word in found if len(word) > 1))


def _left_out(target: Target, words: str, known: Units) -> list[Text]:
    """Return what stands before `words` because they leave it out."""
    pieces = _pieces(target, known, words)
    if all(piece is _NOTHING for piece in pieces.values()):
        return []
    read = read_words(words, known)
    left_out = {
        "strive": read.commitment != "aspirational",
        "each": not target.per or target.per not in words,
        "against": read.base_year is None and str(target.base_year) not in words,
        "over": not _is_marked(words, "over"),
        "frame": not _is_marked(words, target.kind),
        "way": not _is_marked(words, f"{target.change}_{target.kind}")
        and not _is_marked(words, "hold"),
    }
    if target.value is None:
        left_out |= {"over": False, "frame": False, "way": False}
        left_out["strive"] = left_out["strive"] and not _is_marked(words, "strive")
    return [pieces[key] for key in _ORDER if left_out[key]]


def _is_marked(words: str, key: str) -> bool:
    """Whether words say themselves what would be said before them."""
    found = _marks().get(key)
    return found is not None and found.search(words) is not None


@cache
def _marks() -> dict[str, re.Pattern[str]]:
    patterns = read_data(Path(__file__).with_suffix(".yaml"))["marks"]
    return {key: re.compile(pattern) for key, pattern in patterns.items()}
