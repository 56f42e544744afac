"""Rules on what is said around the numbers: years, names of indicators, scopes, mechanisms."""

import re
from collections.abc import Iterator

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
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
        yield Violation(path, "no_year", at=at, around=where)
    stated, own = years_stated(printed), years_stated(words).years
    for (name, value), holds in zip(years.items(), (stated.ends, stated.begins), strict=True):
        if value is not None and not holds(value) and value not in own:
            key_path = f"{above}.{name}"
            yield Violation(key_path, "other_year", at=at, year=value, around=where, key=key)


def _deadline(source: SourceText, path: str, deadline: Deadline) -> Iterator[Violation]:
    printed = source.at(deadline.at)
    if printed is None or deadline.at is None:
        return
    text = half_width(printed)
    years = re.findall(r"([0-9]{4})\s*[年./-]", text)
    months = re.findall(r"([0-9]{1,2})\s*月|[0-9]{4}\s*[./-]([0-9]{1,2})", text)
    days = re.findall(r"([0-9]{1,2})\s*[日号]|[0-9]{4}[./-][0-9]{1,2}[./-]([0-9]{1,2})", text)
    for key, value, found in (
        ("year", deadline.year, years),
        ("month", deadline.month, ["".join(pair) for pair in months]),
        ("day", deadline.day, ["".join(pair) for pair in days]),
    ):
        # The year may stand sentences before: 9月底前. What is printed must agree.
        if (value is None and found) or (
            value is not None and (found or key != "year") and str(value) not in map(_plain, found)
        ):
            around = source.around(deadline.at)
            what = f"no_{key}" if value is None else key
            yield Violation(f"{path}.{key}", what, at=deadline.at, around=around, given=value)


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
        name, around = short(indicator.name), source.around(at)
        yield Violation(path, "name", at=at, name=name, around=around)


def _number(source: SourceText, path: str, indicator: Indicator) -> Iterator[Violation]:
    at, printed = indicator.number_at, source.at(indicator.number_at)
    if indicator.number is None or at is None or printed is None:
        return
    cut = source.text[max(at.start - 1, 0) : at.end + 1]
    if printed != indicator.number or cut.strip().strip(".．、。") != printed:
        number, around = short(indicator.number), source.around(at)
        yield Violation(path, "number", at=at, number=number, around=around)


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
                path = f"mechanisms[{i}].organizations[{j}]"
                yield Violation(path, at=mechanism.at, name=short(name))


@rule("V014", "error")
def qualifiers_are_printed(index: Index) -> Iterator[Violation]:
    """Scope and benchmark are printed at the target, a category anywhere."""
    plan, source = index.plan, index.source
    whole = packed(source.text) if any(item.category for item in plan.indicators) else ""
    for i, indicator in enumerate(plan.indicators):
        if indicator.category is not None and packed(indicator.category) not in whole:
            path, named = f"indicators[{i}].category", short(indicator.category)
            yield Violation(path, "category", at=indicator.at, words=named)
    for place in places(plan, Target):
        target = place.part
        if target.at is None or source.at(target.at) is None:
            continue
        near = packed(source.text[max(target.at.start - _NEAR, 0) : target.at.end + _NEAR])
        for key, words in (("scope", target.scope), ("benchmark", target.benchmark)):
            if words is not None and packed(words) not in near:
                path, around = f"{place.path}.{key}", source.around(target.at)
                given = short(words)
                yield Violation(path, at=target.at, near=_NEAR, words=given, around=around)


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
                yield Violation(f"{place.path}.at", at=at, around=index.source.around(at))


def _is_stop(sign: str) -> bool:
    return not (sign.isalnum() or sign in "“《(（")


RULES: tuple[Rule, ...] = (
    years_are_stated,
    indicators_are_named,
    mechanisms_are_printed,
    qualifiers_are_printed,
    passages_are_whole,
)
