"""Rules on what is said around the numbers: years, names of indicators, scopes, mechanisms."""

import re
from collections.abc import Iterator

from policymodel.findings import Text
from policymodel.model import Deadline, Span
from policymodel.source.document import SourceText
from policymodel.source.examined import Examined
from policymodel.source.facts import walk_goals
from policymodel.source.headings import packed
from policymodel.source.reports import Report, around, report
from policymodel.source.years import half_width, is_year, years_stated

_NEAR = 40
_STOPS = "。；;，,：:！!？?、—–-•·\n"


def years_are_stated(index: Examined) -> Iterator[Report]:
    """V006: the years are those printed where the plan says, in digits or by a plan's name."""
    plan, source = index.plan, index.source
    period = plan.period
    yield from _years(source, "period", period.at, None, period.end, period.start, "start", "end")
    for i, indicator in enumerate(plan.indicators):
        for place, baseline in enumerate(indicator.baselines):
            path = f"indicators[{i}].baselines[{place}]"
            yield from _years(source, path, baseline.year_at, baseline.words, baseline.year, None)
        for place, target in enumerate(indicator.targets):
            path = f"indicators[{i}].targets[{place}]"
            yield from _years(
                source, path, target.year_at, target.words, target.year, target.from_year
            )
    for i, measure in enumerate(plan.measures):
        for place, deadline in enumerate(measure.deadlines):
            yield from _deadline(source, f"measures[{i}].deadlines[{place}]", deadline)


def _years(
    source: SourceText,
    path: str,
    at: Span | None,
    words: str | None,
    year: int | None,
    from_year: int | None,
    first: str = "from_year",
    last: str = "year",
) -> Iterator[Report]:
    printed = source.at(at)
    key = "at" if path == "period" else "year_at"
    if at is None or printed is None:
        return
    if not is_year(source.text, at):
        yield report(
            "V006",
            f"{path}.{key}",
            at,
            Text(
                f"年份位置应恰为年份，实为 {around(source, at)}",
                f"expected exactly a year, found {around(source, at)}",
            ),
            Text(
                "只引年份，如“2025年”“到2025年”“2022—2025年”“十四五”。",
                "Cite the year alone: 2025年, 到2025年, 2022—2025年, 十四五.",
            ),
        )
    stated = years_stated(printed)
    own = years_stated(words or "").years
    for name, value, holds in ((last, year, stated.ends), (first, from_year, stated.begins)):
        if value is not None and not holds(value) and value not in own:
            yield report(
                "V006",
                f"{path}.{name}",
                at,
                Text(
                    f"[{at.start}, {at.end}] 处应写明 {value} 年，实为 {around(source, at)}",
                    f"expected the year {value} at [{at.start}, {at.end}], "
                    f"found {around(source, at)}",
                ),
                Text("请改正年份或其位置。", f"Correct the year, or {key}."),
            )


def _deadline(source: SourceText, path: str, deadline: Deadline) -> Iterator[Report]:
    printed = source.at(deadline.at)
    if printed is None or deadline.at is None:
        return
    text = half_width(printed)
    years = re.findall(r"([0-9]{4})\s*[年./-]", text)
    months = re.findall(r"([0-9]{1,2})\s*月|[0-9]{4}\s*[./-]([0-9]{1,2})", text)
    days = re.findall(r"([0-9]{1,2})\s*[日号]|[0-9]{4}[./-][0-9]{1,2}[./-]([0-9]{1,2})", text)
    for name, value, found in (
        ("year", deadline.year, years),
        ("month", deadline.month, ["".join(pair) for pair in months]),
        ("day", deadline.day, ["".join(pair) for pair in days]),
    ):
        # The year may stand sentences before: 9月底前. What is printed must agree.
        if (value is None and found) or (
            value is not None and (found or name != "year") and str(value) not in map(_plain, found)
        ):
            yield report(
                "V006",
                f"{path}.{name}",
                deadline.at,
                Text(
                    f"应与原文时限一致：{around(source, deadline.at)}，实为 {value}",
                    f"expected the printed deadline {around(source, deadline.at)}, found {value}",
                ),
            )


def _plain(digits: str) -> str:
    return str(int(digits))


def indicators_are_named(index: Examined) -> Iterator[Report]:
    """V011: an indicator's span and name share their beginning or end; its number is printed."""
    plan, source = index.plan, index.source
    for i, indicator in enumerate(plan.indicators):
        path = f"indicators[{i}]"
        printed = source.at(indicator.at)
        if indicator.at is not None and printed is not None:
            one, other = packed(printed), packed(indicator.name)
            if not any(
                long.startswith(short) or long.endswith(short)
                for long, short in ((one, other), (other, one))
            ):
                yield report(
                    "V011",
                    f"{path}.name",
                    indicator.at,
                    Text(
                        f"[{indicator.at.start}, {indicator.at.end}] 处应为指标名"
                        f"“{indicator.name}”，实为 {around(source, indicator.at)}",
                        f'expected the name "{indicator.name}" at [{indicator.at.start}, '
                        f"{indicator.at.end}], found {around(source, indicator.at)}",
                    ),
                    Text("请照原文改正名称或位置。", "Correct the name, or its span."),
                )
        number = source.at(indicator.number_at)
        if indicator.number is not None and indicator.number_at is not None and number is not None:
            cut = source.text[max(indicator.number_at.start - 1, 0) : indicator.number_at.end + 1]
            if number != indicator.number or cut.strip().strip(".．、。") != number:
                yield report(
                    "V011",
                    f"{path}.number",
                    indicator.number_at,
                    Text(
                        f"应为序号“{indicator.number}”，实为 {around(source, indicator.number_at)}",
                        f'expected the number "{indicator.number}", '
                        f"found {around(source, indicator.number_at)}",
                    ),
                )


def mechanisms_are_printed(index: Examined) -> Iterator[Report]:
    """V013: the organizations of a mechanism are named in it, or in its measure."""
    plan, source = index.plan, index.source
    measures = {measure.id: measure for measure in plan.measures}
    for i, mechanism in enumerate(plan.mechanisms):
        owner = measures.get(mechanism.measure or "")
        texts = [source.at(mechanism.at), source.at(owner.at) if owner else None]
        if all(text is None for text in texts):
            continue
        for place, name in enumerate(mechanism.organizations):
            body = plan.organization(name)
            names = body.names if body else (name,)
            if not any(other in text for text in texts if text for other in names):
                yield report(
                    "V013",
                    f"mechanisms[{i}].organizations[{place}]",
                    mechanism.at,
                    Text(
                        f"“{name}”应见于该机制的原文或其所属措施，两处皆无",
                        f'expected "{name}" in the mechanism\'s words or its measure, '
                        f"found it in neither",
                    ),
                )


def qualifiers_are_printed(index: Examined) -> Iterator[Report]:
    """V014: scope and benchmark are printed at the target, a category anywhere."""
    plan, source = index.plan, index.source
    whole = packed(source.text) if any(item.category for item in plan.indicators) else ""
    for i, indicator in enumerate(plan.indicators):
        if indicator.category is not None and packed(indicator.category) not in whole:
            yield _unprinted(f"indicators[{i}].category", indicator.at, indicator.category)
        for place, target in enumerate(indicator.targets):
            if target.at is None or source.at(target.at) is None:
                continue
            near = source.text[max(target.at.start - _NEAR, 0) : target.at.end + _NEAR]
            for key, words in (("scope", target.scope), ("benchmark", target.benchmark)):
                if words is not None and packed(words) not in packed(near):
                    path = f"indicators[{i}].targets[{place}].{key}"
                    yield _unprinted(path, target.at, words, around(source, target.at))


def _unprinted(path: str, at: Span | None, words: str, near: str = "") -> Report:
    return report(
        "V014",
        path,
        at,
        Text(
            f"“{words}”应见于原文" + (f"该处前后 {_NEAR} 字：{near}" if near else ",原文无"),
            f'expected "{words}" to be printed'
            + (f" within {_NEAR} characters of {near}, found it not" if near else ", found it not"),
        ),
        Text("请照原文抄录。", "Write it exactly as the document prints it."),
    )


def passages_are_whole(index: Examined) -> Iterator[Report]:
    """V015: the passage of a goal or mechanism begins and ends at a stop, so no word is cut."""
    plan, source = index.plan, index.source
    passages = [(path, goal.at) for path, goal in walk_goals(plan.goals)]
    passages += [(f"mechanisms[{i}]", item.at) for i, item in enumerate(plan.mechanisms)]
    for path, at in passages:
        if at is None or source.at(at) is None:
            continue
        before = source.text[at.start - 1] if at.start else "\n"
        after = source.text[at.end] if at.end < len(source.text) else "\n"
        inside = source.text[at.slice]
        begins = _is_stop(before) and inside[0] not in _STOPS
        ends = _is_stop(after) or _is_stop(inside[-1])
        if not (begins and ends):
            yield report(
                "V015",
                f"{path}.at",
                at,
                Text(
                    f"段落应起止于标点，实为 {around(source, at)}",
                    f"expected a passage between stops, found {around(source, at)}",
                ),
                severity="warning",
            )


def _is_stop(sign: str) -> bool:
    return not (sign.isalnum() or sign in "“《(（")
