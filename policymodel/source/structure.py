"""Rules on the document and its parts: title and dates, headings, measures, brackets."""

import re
from collections.abc import Iterator
from datetime import date

from policymodel.findings import Text
from policymodel.model import Measure, Plan, Span
from policymodel.source.brackets import Bracket
from policymodel.source.document import SourceText
from policymodel.source.examined import Examined
from policymodel.source.facts import walk_sections
from policymodel.source.headings import heading_end, is_heading, packed
from policymodel.source.reports import Report, around, quoted, report
from policymodel.source.years import begins_with_numeral, half_width
from policymodel.vocabulary import ROLES

_PARAGRAPH_END = re.compile(r"[^\S\n]*(?:\n|$)")
_HEADING_HINT = Text(
    "编号与标题请照原文，位置从编号起。",
    "Give number and title as printed; the span begins with the number.",
)


def responsibilities_are_printed(index: Examined) -> Iterator[Report]:
    """V008: a measure's responsibilities are those of its bracket, role by role, and no other."""
    plan, source = index.plan, index.source
    brackets = {bracket.at: bracket for bracket in source.brackets}
    for i, measure in enumerate(plan.measures):
        path = f"measures[{i}].responsibilities"
        at = measure.responsibilities_at
        if at is None:
            inside = measure.at is not None and any(span in measure.at for span in brackets)
            if measure.responsibilities and measure.at is not None and not inside:
                yield report(
                    "V008",
                    path,
                    measure.at,
                    Text(
                        "原文此项无责任单位括号，responsibilities 应为空",
                        "expected no responsibilities, as the document prints no bracket here, "
                        "found some",
                    ),
                    Text(
                        "建议的责任单位请写在 proposed 下。",
                        "Put responsibilities of your own under proposed.",
                    ),
                )
        elif source.at(at) is None:
            continue
        elif at not in brackets:
            yield report(
                "V008",
                f"{path}_at",
                at,
                Text(
                    f"[{at.start}, {at.end}] 处应恰为一个责任单位括号，实为 {around(source, at)}",
                    f"expected exactly one responsibility bracket at [{at.start}, {at.end}], "
                    f"found {around(source, at)}",
                ),
                _nearest(brackets, at),
            )
        else:
            yield from _compared(measure, brackets[at], path)


def _nearest(brackets: dict[Span, Bracket], at: Span) -> Text | None:
    if not brackets:
        return None
    near = min(brackets, key=lambda span: abs(span.start - at.start))
    return Text(
        f"最近的责任单位括号在 [{near.start}, {near.end}]。",
        f"The nearest responsibility bracket is [{near.start}, {near.end}].",
    )


def _compared(measure: Measure, bracket: Bracket, path: str) -> Iterator[Report]:
    printed = {part.role: tuple(name.text for name in part.names) for part in bracket.parts}
    modelled: dict[str, tuple[str, ...]] = {
        item.role: item.organizations for item in measure.responsibilities
    }
    for role, names in printed.items():
        for name in dict.fromkeys(names):
            if name in modelled.get(role, ()):
                continue
            other = next((r for r, held in modelled.items() if name in held), None)
            zh, en = ROLES.label(role), role
            found_zh = f"实为 {ROLES.label(other)}" if other else "方案未列"
            found_en = f"found it as {other}" if other else "found it nowhere"
            yield report(
                "V008",
                path,
                bracket.at,
                Text(
                    f"“{name}”应为{zh}({role}),{found_zh}", f'expected "{name}" as {en}, {found_en}'
                ),
            )
    for role, names in modelled.items():
        for name in dict.fromkeys(names):
            # In another role of the bracket it was reported above, unless it holds that too.
            if name in printed.get(role, ()) or _misplaced(name, printed, modelled):
                continue
            yield report(
                "V008",
                path,
                bracket.at,
                Text(
                    f"方案列“{name}”为{ROLES.label(role)}({role})，原文括号不是",
                    f'expected only what the bracket prints, found "{name}" as {role}',
                ),
                Text("请照原文括号抄录名称。", "Write names exactly as the bracket prints them."),
            )
    if printed != modelled and {r: sorted(n) for r, n in printed.items()} == {
        r: sorted(n) for r, n in modelled.items()
    }:
        yield report(
            "V008",
            path,
            bracket.at,
            Text(
                "单位次序应与原文括号一致",
                "expected the names in the bracket's order, found another order",
            ),
        )


def _misplaced(
    name: str, printed: dict[str, tuple[str, ...]], modelled: dict[str, tuple[str, ...]]
) -> bool:
    """Return whether a role of the bracket misses `name`, which the plan gives another role."""
    return any(name in held and name not in modelled.get(r, ()) for r, held in printed.items())


def headings_are_printed(index: Examined) -> Iterator[Report]:
    """V009: sections and measures begin with number and title; a measure is whole paragraphs."""
    plan, source = index.plan, index.source
    for path, section in walk_sections(plan.sections):
        printed = source.at(section.at)
        if section.at is None or printed is None:
            continue
        if not is_heading(printed, section.number, section.title):
            yield report(
                "V009",
                path,
                section.at,
                Text(
                    f"应为“{section.number}”加“{section.title}”，实为 {around(source, section.at)}",
                    f'expected "{section.number}" and "{section.title}", '
                    f"found {around(source, section.at)}",
                ),
                _HEADING_HINT,
            )
    for i, measure in enumerate(plan.measures):
        printed = source.at(measure.at)
        if measure.at is None or printed is None:
            continue
        path = f"measures[{i}]"
        if heading_end(printed, measure.number, measure.title) is None:
            start = Span(measure.at.start, min(measure.at.start + 30, measure.at.end))
            yield report(
                "V009",
                path,
                measure.at,
                Text(
                    f"应以“{measure.number}”加“{measure.title}”开头，实为 {around(source, start)}",
                    f'expected "{measure.number}" and "{measure.title}" first, '
                    f"found {around(source, start)}",
                ),
                _HEADING_HINT,
            )
        if not _PARAGRAPH_END.match(source.text, measure.at.end):
            end = Span(max(measure.at.end - 1, measure.at.start), measure.at.end)
            yield report(
                "V009",
                f"{path}.at",
                measure.at,
                Text(
                    f"措施应止于段末，止于 {around(source, end)}",
                    f"expected the measure to end with its paragraph, "
                    f"found its end at {around(source, end)}",
                ),
            )
        bracket = measure.responsibilities_at
        if bracket is not None and bracket not in measure.at:
            yield report(
                "V009",
                f"{path}.responsibilities_at",
                bracket,
                Text(
                    f"责任单位括号应在措施 [{measure.at.start}, {measure.at.end}] 之内，"
                    f"实为 [{bracket.start}, {bracket.end}]",
                    f"expected the bracket inside its measure [{measure.at.start}, "
                    f"{measure.at.end}], found [{bracket.start}, {bracket.end}]",
                ),
            )


def document_is_as_printed(index: Examined) -> Iterator[Report]:
    """V010: title, numbers, addressees, dates and cited documents are those of the document."""
    plan, source = index.plan, index.source
    document = plan.document
    for key, value, at in (
        ("title", document.title, document.title_at),
        ("number", document.number, document.number_at),
        ("index_number", document.index_number, document.index_number_at),
    ):
        printed = source.at(at)
        if value is None or at is None or printed is None:
            continue
        if packed(printed) != packed(value):
            yield _other(source, f"document.{key}", at, value)
    for key, day, at in (
        ("issued", document.issued, document.issued_at),
        ("published", document.published, document.published_at),
    ):
        if day is None or at is None or source.at(at) is None:
            continue
        if not _states_day(source, at, day):
            yield _other(source, f"document.{key}", at, day.isoformat())
    yield from _addressees(plan, source)
    yield from _citations(plan, source)


def _addressees(plan: Plan, source: SourceText) -> Iterator[Report]:
    at, names = plan.document.addressees_at, plan.document.addressees
    printed = source.at(at)
    if at is None or printed is None:
        return
    for i, name in enumerate(names):
        if packed(name) not in packed(printed) or (i == 0 and not printed.startswith(name)):
            yield _other(source, f"document.addressees[{i}]", at, name)


def _citations(plan: Plan, source: SourceText) -> Iterator[Report]:
    for i, citation in enumerate(plan.document.based_on):
        at, printed = citation.at, source.at(citation.at)
        if at is None or printed is None:
            continue
        path = f"document.based_on[{i}]"
        title = packed(citation.title)
        text = packed(printed)
        # A title cited without its 《 must be cited alone: else a moved span would go unseen.
        begins = text.startswith(f"《{title}》") or text == title
        begins = begins or (text.startswith(title) and source.text[max(at.start - 1, 0)] != "《")
        if not begins:
            yield _other(source, f"{path}.title", at, citation.title)
        if citation.number is not None and packed(citation.number) not in text:
            yield _other(source, f"{path}.number", at, citation.number)


def _states_day(source: SourceText, at: Span, day: date) -> bool:
    if not begins_with_numeral(source.text, at.start):
        return False
    numbers = [int(n) for n in re.findall("[0-9]+", half_width(_arabic(source.text[at.slice])))]
    return numbers[:3] == [day.year, day.month, day.day]


def _arabic(text: str) -> str:
    """Turn a date in characters (二〇二五年十一月二十日) into digits."""
    digits = str.maketrans("〇零一二三四五六七八九", "00123456789")

    def tens(found: re.Match[str]) -> str:
        high, low = (part.translate(digits) for part in found.groups())
        return str(int(high or 1) * 10 + int(low or 0))

    return re.sub("([一二三]?)十([一二三四五六七八九]?)", tens, text).translate(digits)


def _other(source: SourceText, path: str, at: Span, expected: str) -> Report:
    return report(
        "V010",
        path,
        at,
        Text(
            f"[{at.start}, {at.end}] 处应为“{expected}”，实为 {around(source, at)}",
            f'expected "{expected}" at [{at.start}, {at.end}], found {around(source, at)}',
        ),
        Text(
            f"请照原文改正该项或其位置：{quoted(source, at)}",
            "Correct the value, or the span beside it.",
        ),
    )
