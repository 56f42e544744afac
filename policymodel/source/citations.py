"""Rules on the spans themselves: that they are there, are in the text, and say the words."""

from bisect import bisect_left
from collections.abc import Iterator

from policymodel.findings import Text
from policymodel.model import Plan, Span
from policymodel.source.document import SourceText
from policymodel.source.examined import Examined
from policymodel.source.reports import Report, around, quoted, report

_MOVED = Text(
    "位置按原文逐字从 0 起计,[起, 止) 不含止;请重新核对该处的起止。",
    "Offsets count characters from 0, the end not included: measure this span again.",
)


def spans_lie_in_the_text(index: Examined) -> Iterator[Report]:
    """V002: a span lies within the text, and begins and ends with something printed."""
    source = index.source
    for fact in index.facts:
        if fact.at is None:
            continue
        words = source.at(fact.at)
        start, end = fact.at.start, fact.at.end
        if words is None:
            yield report(
                "V002",
                fact.full_path,
                Span(len(source.text), len(source.text) + 1),
                Text(
                    f"位置应在原文 {len(source.text)} 字以内,实为 [{start}, {end}]",
                    f"expected a span within the text's {len(source.text)} characters, "
                    f"found [{start}, {end}]",
                ),
                _MOVED,
            )
        elif words != words.strip():
            yield report(
                "V002",
                fact.full_path,
                fact.at,
                Text(
                    f"位置首尾不应是空白,[{start}, {end}] 处为 {around(source, fact.at)}",
                    f"expected a span without white space at its ends, found "
                    f"{around(source, fact.at)} at [{start}, {end}]",
                ),
                _MOVED,
            )


def facts_are_cited(index: Examined) -> Iterator[Report]:
    """V007: every fact of a plan that names its source text says where the text states it."""
    for fact in index.facts:
        if fact.wanted and fact.at is None:
            yield report(
                "V007",
                fact.full_path,
                fact.near,
                Text(
                    f"{fact.path} 应注明出处,缺 {fact.key}",
                    f"expected {fact.path} to say where the document states it, "
                    f"found no {fact.key}",
                ),
                Text(
                    f"请写 {fact.key}: [起, 止],即原文中的字符位置。",
                    f"Give {fact.key}: [start, end], the offsets in the source text.",
                ),
            )


def words_are_the_documents(index: Examined) -> Iterator[Report]:
    """V003: printed words are exactly the characters at their span, and cut no number."""
    plan, source = index.plan, index.source
    for path, words, at, wanted in _worded(plan):
        printed = source.at(at)
        if printed is None or at is None:
            continue
        if words is None:
            if wanted:
                yield report(
                    "V003",
                    f"{path}.words",
                    at,
                    Text(
                        f"应写出原文 [{at.start}, {at.end}] 处的文字,缺 words",
                        f"expected the words printed at [{at.start}, {at.end}], found no words",
                    ),
                    Text(f"words: {quoted(source, at)}", f"words: {quoted(source, at)}"),
                )
        elif words != printed:
            yield report(
                "V003",
                f"{path}.words",
                at,
                Text(
                    f"words 应与原文 [{at.start}, {at.end}] 处一致:"
                    f"应为 {around(source, at)},实为“{words}”",
                    f"expected the words printed at [{at.start}, {at.end}], "
                    f'{around(source, at)}, found "{words}"',
                ),
                _whereabouts(source, words, at),
            )
        elif (cut := _cut_number(source, at)) is not None:
            yield report(
                "V003",
                f"{path}.at",
                at,
                Text(
                    f"位置不应切断数字,原文此处为“{source.text[cut.slice]}”:{around(source, at)}",
                    f'expected whole numbers, found "{source.text[cut.slice]}" cut: '
                    f"{around(source, at)}",
                ),
                _MOVED,
            )


def organizations_are_named(index: Examined) -> Iterator[Report]:
    """V003: an organization's span says one of its names, and the text prints all of them."""
    plan, source = index.plan, index.source
    for i, body in enumerate(plan.organizations):
        path = f"organizations[{i}]"
        printed = source.at(body.at)
        if body.at is not None and printed is not None and printed not in body.names:
            yield report(
                "V003",
                f"{path}.at",
                body.at,
                Text(
                    f"[{body.at.start}, {body.at.end}] 处应为“{body.name}”或其别名,"
                    f"实为 {around(source, body.at)}",
                    f'expected "{body.name}" or an alias at [{body.at.start}, {body.at.end}], '
                    f"found {around(source, body.at)}",
                ),
                _whereabouts(source, body.name, body.at),
            )
        for key, name in (("name", body.name), *_numbered("aliases", body.aliases)):
            if name not in source.text:
                yield report(
                    "V003",
                    f"{path}.{key}",
                    body.at,
                    Text(
                        f"名称应见于原文,原文无“{name}”",
                        f'expected a name that the document prints, found "{name}" nowhere in it',
                    ),
                    Text("请照原文抄录名称。", "Write names exactly as the document prints them."),
                )


def _numbered(key: str, items: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for i, item in enumerate(items):
        yield f"{key}[{i}]", item


def _worded(plan: Plan) -> Iterator[tuple[str, str | None, Span | None, bool]]:
    for i, indicator in enumerate(plan.indicators):
        path = f"indicators[{i}]"
        for place, baseline in enumerate(indicator.baselines):
            yield f"{path}.baselines[{place}]", baseline.words, baseline.at, True
        for place, target in enumerate(indicator.targets):
            yield f"{path}.targets[{place}]", target.words, target.at, True
    for i, measure in enumerate(plan.measures):
        for place, deadline in enumerate(measure.deadlines):
            path = f"measures[{i}].deadlines[{place}]"
            yield path, deadline.words, deadline.at, True
    for i, other in enumerate(plan.not_targets):
        yield f"not_targets[{i}]", other.words, other.at, True


def _cut_number(source: SourceText, at: Span) -> Span | None:
    """Return the number that `at` holds in part only."""
    for end in (at.start, at.end):
        before = bisect_left(source.numbers, end, key=lambda number: number.start)
        if before and end < source.numbers[before - 1].end:
            return source.numbers[before - 1]
    return None


def _whereabouts(source: SourceText, words: str, at: Span) -> Text:
    """Say where `words` stands, nearest to `at`."""
    places: list[int] = []
    place = source.text.find(words)
    while place >= 0 and len(places) < 1000:
        places.append(place)
        place = source.text.find(words, place + 1)
    if not places:
        return Text(
            "原文别处也无此文字;请照原文抄录。",
            "The text prints these words nowhere: copy them from it.",
        )
    nearest = min(places, key=lambda start: abs(start - at.start))
    found = f"[{nearest}, {nearest + len(words)}]"
    return Text(
        f"该文字最近见于 {found}(全文 {len(places)} 处)。",
        f"The nearest place where the text prints these words is {found} (of {len(places)}).",
    )
