"""Rules on what is said around the numbers: years, names of indicators, scopes, mechanisms."""

import re
from collections.abc import Iterator

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text
from policymodel.model import Baseline, Deadline, Goal, Indicator, Mechanism, Span, Target
from policymodel.model.places import places
from policymodel.source import SourceText
from policymodel.source.headings import packed
from policymodel.source.years import half_width, is_year, years_stated

_DATED: tuple[type[Baseline | Target], ...] = (Baseline, Target)
_PASSAGES: tuple[type[Goal | Mechanism], ...] = (Goal, Mechanism)
_NEAR = 40
_STOPS = "。；;，,：:！!？?、—–-•·\n"


@rule("V006", "error")
def years_are_stated(index: Index) -> Iterator[Violation]:
    """The years are those printed where the plan says, in digits or by a plan's name."""
    plan, source = index.plan, index.source
    period = plan.period
    if period.at is not None:
        yield from _years(
            source, "period.at", period.at, "", {"end": period.end, "start": period.start}
        )
    for kind in _DATED:
        for place in places(plan, kind):
            item = place.part
            if item.year_at is not None:
                first = item.from_year if isinstance(item, Target) else None
                years = {"year": item.year, "from_year": first}
                yield from _years(
                    source, f"{place.path}.year_at", item.year_at, item.words or "", years
                )
    for deadline in places(plan, Deadline):
        yield from _deadline(source, deadline.path, deadline.part)


def _years(
    source: SourceText, path: str, at: Span, words: str, years: dict[str, int | None]
) -> Iterator[Violation]:
    """Compare the last and the first of some years, by their keys, with what stands at `at`."""
    printed = source.at(at)
    if printed is None:
        return
    where = source.around(at)
    above, _, key = path.rpartition(".")
    if not is_year(source.text, at):
        yield Violation(
            path,
            Text(
                f"年份位置应恰好是年份，这里是 {where}。",
                f"The place of a year holds more or less than the year: {where}.",
            ),
            Text(
                "只引年份，如“2025年”“到2025年”“2022—2025年”“十四五”。",
                "Cite the year alone: 2025年, 到2025年, 2022—2025年, 十四五.",
            ),
            at,
        )
    stated, own = years_stated(printed), years_stated(words).years
    for (name, value), holds in zip(years.items(), (stated.ends, stated.begins), strict=True):
        if value is not None and not holds(value) and value not in own:
            yield Violation(
                f"{above}.{name}",
                Text(
                    f"原文 [{at.start}, {at.end}] 处没有写明 {value} 年：{where}。",
                    f"The document does not state {value} at [{at.start}, {at.end}]: {where}.",
                ),
                Text("请改正年份或其位置。", f"Correct the year, or {key}."),
                at,
            )


def _deadline(source: SourceText, path: str, deadline: Deadline) -> Iterator[Violation]:
    printed = source.at(deadline.at)
    if printed is None or deadline.at is None:
        return
    text = half_width(printed)
    years = re.findall(r"([0-9]{4})\s*[年./-]", text)
    months = re.findall(r"([0-9]{1,2})\s*月|[0-9]{4}\s*[./-]([0-9]{1,2})", text)
    days = re.findall(r"([0-9]{1,2})\s*[日号]|[0-9]{4}[./-][0-9]{1,2}[./-]([0-9]{1,2})", text)
    for name, label, value, found in (
        ("year", "年份", deadline.year, years),
        ("month", "月份", deadline.month, ["".join(pair) for pair in months]),
        ("day", "日期", deadline.day, ["".join(pair) for pair in days]),
    ):
        # The year may stand sentences before: 9月底前. What is printed must agree.
        if (value is None and found) or (
            value is not None and (found or name != "year") and str(value) not in map(_plain, found)
        ):
            yield Violation(
                f"{path}.{name}",
                Text(
                    f"时限的{label}与原文不同：原文为 {source.around(deadline.at)}，"
                    f"方案{'没有写' if value is None else f'写的是 {value}'}。",
                    f"The {name} of the deadline differs: the document prints "
                    f"{source.around(deadline.at)}, the plan says {value or 'nothing'}.",
                ),
                at=deadline.at,
            )


def _plain(digits: str) -> str:
    return str(int(digits))


@rule("V011", "error")
def indicators_are_named(index: Index) -> Iterator[Violation]:
    """An indicator's span and name share their beginning or end; its number is printed."""
    for i, indicator in enumerate(index.plan.indicators):
        yield from _name(index.source, f"indicators[{i}].name", indicator)
        yield from _number(index.source, f"indicators[{i}].number", indicator)


def _name(source: SourceText, path: str, indicator: Indicator) -> Iterator[Violation]:
    at, printed = indicator.at, source.at(indicator.at)
    if at is None or printed is None:
        return
    one, other = packed(printed), packed(indicator.name)
    if not any(
        long.startswith(part) or long.endswith(part) for long, part in ((one, other), (other, one))
    ):
        yield Violation(
            path,
            Text(
                f"[{at.start}, {at.end}] 处不是指标名“{short(indicator.name)}”："
                f"{source.around(at)}。",
                f"What stands at [{at.start}, {at.end}] is not the name "
                f'"{short(indicator.name)}": {source.around(at)}.',
            ),
            Text("请照原文改正名称或位置。", "Correct the name, or its span."),
            at,
        )


def _number(source: SourceText, path: str, indicator: Indicator) -> Iterator[Violation]:
    at, printed = indicator.number_at, source.at(indicator.number_at)
    if indicator.number is None or at is None or printed is None:
        return
    cut = source.text[max(at.start - 1, 0) : at.end + 1]
    if printed != indicator.number or cut.strip().strip(".．、。") != printed:
        yield Violation(
            path,
            Text(
                f"[{at.start}, {at.end}] 处不是序号“{short(indicator.number)}”："
                f"{source.around(at)}。",
                f"What stands at [{at.start}, {at.end}] is not the number "
                f'"{short(indicator.number)}": {source.around(at)}.',
            ),
            at=at,
        )


@rule("V013", "error")
def mechanisms_are_printed(index: Index) -> Iterator[Violation]:
    """The organizations of a mechanism are named in it, or in its measure."""
    plan, source = index.plan, index.source
    measures = {measure.id: measure for measure in plan.measures}
    for i, mechanism in enumerate(plan.mechanisms):
        owner = measures.get(mechanism.measure or "")
        texts = [source.at(mechanism.at), source.at(owner.at) if owner else None]
        if all(text is None for text in texts):
            continue
        for j, name in enumerate(mechanism.organizations):
            organization = plan.organization(name)
            names = organization.names if organization else (name,)
            if not any(other in text for text in texts if text for other in names):
                yield Violation(
                    f"mechanisms[{i}].organizations[{j}]",
                    Text(
                        f"该机制的原文及其所属任务都没有提到“{short(name)}”。",
                        f'Neither the mechanism\'s words nor its measure name "{short(name)}".',
                    ),
                    at=mechanism.at,
                )


@rule("V014", "error")
def qualifiers_are_printed(index: Index) -> Iterator[Violation]:
    """Scope and benchmark are printed at the target, a category anywhere."""
    plan, source = index.plan, index.source
    whole = packed(source.text) if any(item.category for item in plan.indicators) else ""
    for i, indicator in enumerate(plan.indicators):
        if indicator.category is not None and packed(indicator.category) not in whole:
            named = short(indicator.category)
            yield Violation(
                f"indicators[{i}].category",
                Text(f"原文中没有“{named}”。", f'The document never prints "{named}".'),
                _COPY,
                indicator.at,
            )
    for place in places(plan, Target):
        target = place.part
        if target.at is None or source.at(target.at) is None:
            continue
        near = packed(source.text[max(target.at.start - _NEAR, 0) : target.at.end + _NEAR])
        for key, words in (("scope", target.scope), ("benchmark", target.benchmark)):
            if words is not None and packed(words) not in near:
                around = source.around(target.at)
                yield Violation(
                    f"{place.path}.{key}",
                    Text(
                        f"原文该处前后 {_NEAR} 字内没有“{short(words)}”：{around}。",
                        f'"{short(words)}" is not printed within {_NEAR} characters of {around}.',
                    ),
                    _COPY,
                    target.at,
                )


_COPY = Text("请照原文抄录。", "Write it exactly as the document prints it.")


@rule("V015", "warning")
def passages_are_whole(index: Index) -> Iterator[Violation]:
    """The passage of a goal or mechanism begins and ends at a stop, so no word is cut."""
    text = index.source.text
    for kind in _PASSAGES:
        for place in places(index.plan, kind):
            at = place.part.at
            if at is None or at.end > len(text):
                continue
            before = text[at.start - 1] if at.start else "\n"
            after = text[at.end] if at.end < len(text) else "\n"
            begins = _is_stop(before) and text[at.start] not in _STOPS
            if not (begins and (_is_stop(after) or _is_stop(text[at.end - 1]))):
                around = index.source.around(at)
                yield Violation(
                    f"{place.path}.at",
                    Text(
                        f"段落的位置没有起止于标点：{around}。",
                        f"The passage does not begin and end at a stop: {around}.",
                    ),
                    at=at,
                )


def _is_stop(sign: str) -> bool:
    return not (sign.isalnum() or sign in "“《(（")


RULES: tuple[Rule, ...] = (
    years_are_stated,
    indicators_are_named,
    mechanisms_are_printed,
    qualifiers_are_printed,
    passages_are_whole,
)
