"""Rules on what is said around the numbers: years, names of indicators, scopes, mechanisms."""

import re
from collections.abc import Iterator

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Baseline, Deadline, Goal, Indicator, Mechanism, Span, Target
from policymodel.source import SourceText
from policymodel.source.headings import packed
from policymodel.source.years import half_width, is_year, years_stated
from policymodel.text import Texts

say = Texts(__file__)
_DATED: tuple[type[Baseline | Target], ...] = (Baseline, Target)
_PASSAGES: tuple[type[Goal | Mechanism], ...] = (Goal, Mechanism)
_NEAR = 40
_STOPS = "。；;，,：:！!？?、—–-•·\n"
_PARTS_OF_DATES = {
    "year": re.compile(r"([0-9]{4})\s*[年./-]"),
    "month": re.compile(r"([0-9]{1,2})\s*月|[0-9]{4}\s*[./-]([0-9]{1,2})"),
    "day": re.compile(r"([0-9]{1,2})\s*[日号]|[0-9]{4}[./-][0-9]{1,2}[./-]([0-9]{1,2})"),
}


@rule("V006", "error")
def years_are_stated(index: Index) -> Iterator[Violation]:
    """The years are those printed where the plan says, in digits or by a plan's name."""
    source, period = index.source, index.plan.period
    years: dict[str, int | None] = {"end": period.end, "start": period.start}
    yield from _years(source, "period.at", period.at, "", years)
    for kind in _DATED:
        for path, item, _ in index.parts(kind):
            years = {"year": item.year, "from_year": getattr(item, "from_year", None)}
            yield from _years(source, f"{path}.year_at", item.year_at, item.words or "", years)
    for path, deadline, at, printed in index.printed(Deadline):
        yield from _deadline(source, path, deadline, at, half_width(printed))


def _years(
    source: SourceText, path: str, at: Span | None, words: str, years: dict[str, int | None]
) -> Iterator[Violation]:
    """Compare the last and the first of some years, by their keys, with what stands at `at`."""
    printed = source.at(at)
    if printed is None or at is None:
        return
    around = source.around(at)
    above, _, key = path.rpartition(".")
    if not is_year(source.text, at):
        message = say("V006.messages.no_year", around=around)
        yield Violation(path, message, say("V006.hints.alone"), at)
    stated, own = years_stated(printed), years_stated(words).years
    for (name, value), holds in zip(years.items(), (stated.ends, stated.begins), strict=True):
        if value is not None and not holds(value) and value not in own:
            message = say("V006.messages.other", at=at, year=value, around=around)
            yield Violation(f"{above}.{name}", message, say("V006.hints.correct", key=key), at)


def _deadline(
    source: SourceText, path: str, deadline: Deadline, at: Span, printed: str
) -> Iterator[Violation]:
    for name, pattern in _PARTS_OF_DATES.items():
        value = getattr(deadline, name)
        matches = (each.groups(default="") for each in pattern.finditer(printed))
        found = {str(int("".join(groups))) for groups in matches}
        differs = bool(found) if value is None else str(value) not in found
        # The year may stand sentences before: 9月底前. What is printed must agree.
        if differs and (found or name != "year"):
            given = say("V006.messages.nothing")
            if value is not None:
                given = say("V006.messages.given", value=value)
            part, around = say(f"V006.messages.{name}"), source.around(at)
            message = say("V006.messages.deadline", part=part, around=around, given=given)
            yield Violation(f"{path}.{name}", message, at=at)


@rule("V011", "error")
def indicators_are_named(index: Index) -> Iterator[Violation]:
    """An indicator's span and name share their beginning or end; its number is printed."""
    source = index.source
    for path, indicator, at, printed in index.printed(Indicator):
        one, other = sorted((packed(printed), packed(indicator.name)), key=len)
        if not (other.startswith(one) or other.endswith(one)):
            name, around = short(indicator.name), source.around(at)
            message = say("V011.messages.name", at=at, name=name, around=around)
            yield Violation(f"{path}.name", message, say("V011.hint"), at)
    for i, indicator in enumerate(index.plan.indicators):
        number, at_number = indicator.number, indicator.number_at
        if number is None or at_number is None or source.at(at_number) is None:
            continue
        cut = source.text[max(at_number.start - 1, 0) : at_number.end + 1]
        if source.at(at_number) != number or cut.strip().strip(".．、。") != number:
            around = source.around(at_number)
            message = say("V011.messages.number", at=at_number, number=short(number), around=around)
            yield Violation(f"indicators[{i}].number", message, at=at_number)


@rule("V013", "error")
def mechanisms_are_printed(index: Index) -> Iterator[Violation]:
    """The organizations of a mechanism are named in it, or in its measure."""
    plan, source = index.plan, index.source
    measures = {measure.id: measure for measure in plan.measures}
    for i, mechanism in enumerate(plan.mechanisms):
        owner = measures.get(mechanism.measure or "")
        cited = (source.at(mechanism.at), source.at(owner.at) if owner else None)
        texts = [text for text in cited if text is not None]
        for j, name in enumerate(mechanism.organizations if texts else ()):
            organization = plan.organization(name)
            names = organization.names if organization else (name,)
            if not any(each in text for text in texts for each in names):
                path, message = f"organizations[{j}]", say("V013.message", name=short(name))
                yield Violation(f"mechanisms[{i}].{path}", message, at=mechanism.at)


@rule("V014", "error")
def qualifiers_are_printed(index: Index) -> Iterator[Violation]:
    """Scope and benchmark are printed at the target, a category anywhere."""
    plan, source = index.plan, index.source
    whole = packed(source.text) if any(item.category for item in plan.indicators) else ""
    for i, indicator in enumerate(plan.indicators):
        if indicator.category is not None and packed(indicator.category) not in whole:
            message = say("V014.messages.nowhere", words=short(indicator.category))
            yield Violation(f"indicators[{i}].category", message, say("V014.hint"), indicator.at)
    for path, target, at, _ in index.printed(Target):
        near = packed(source.text[max(at.start - _NEAR, 0) : at.end + _NEAR])
        for key, words in (("scope", target.scope), ("benchmark", target.benchmark)):
            if words is not None and packed(words) not in near:
                said, around = short(words), source.around(at)
                message = say("V014.messages.not_near", words=said, near=_NEAR, around=around)
                yield Violation(f"{path}.{key}", message, say("V014.hint"), at)


@rule("V015", "warning")
def passages_are_whole(index: Index) -> Iterator[Violation]:
    """The passage of a goal or mechanism begins and ends at a stop, so no word is cut."""
    text = index.source.text
    for kind in _PASSAGES:
        for path, _, at, printed in index.printed(kind):
            before = text[at.start - 1] if at.start else "\n"
            after = text[at.end] if at.end < len(text) else "\n"
            begins = _is_stop(before) and printed[0] not in _STOPS
            if not (begins and (_is_stop(after) or _is_stop(printed[-1]))):
                message = say("V015.message", around=index.source.around(at))
                yield Violation(f"{path}.at", message, at=at)


def _is_stop(sign: str) -> bool:
    return not (sign.isalnum() or sign in "“《(（")
