"""What every code means, in parts, and as the pages of docs/: an index, a page a family."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import Any, NamedTuple

from policymodel.checks.engine.examples import BASE, breaking, text_of
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import FAMILIES, Rule
from policymodel.checks.engine.run import run
from policymodel.checks.engine.settings import CheckSettings
from policymodel.codes import Code, other_codes, retired_codes
from policymodel.findings import SEVERITY_LABELS
from policymodel.reading import plan_from_tree
from policymodel.text import COLON, Lang, Text, Texts

say = Texts(__file__)

_EXAMPLES = ("text", "breaks", "keeps", "instead")
_CODES = "codes"
_ENDING = Text(".md", ".en.md")
_OTHER_LANG: dict[Lang, tuple[Lang, str]] = {"zh": ("en", "English"), "en": ("zh", "中文")}


class Part(NamedTuple):
    """A part of what is said of a code; a `block` is what Markdown calls a text not ours."""

    heading: Text | None
    text: Text
    block: str = ""


class Entry(NamedTuple):
    """A code in the list of all codes.

    Attributes:
        severity: of a rule, its label; empty for other codes.
        page: the page that explains it.
        tree: what is said of it, as JSON prints it.
        parts: what is said of it, for people; to be gone through once.
    """

    code: str
    severity: Text
    group: Text
    title: Text
    page: str
    tree: dict[str, Any]
    parts: Iterable[Part]


def entries(rules: Sequence[Rule]) -> tuple[Entry, ...]:
    """Return all codes: those of `rules`, which come family by family, the others, and those of
    rules that there were.
    """
    return (
        *(entry_of(each, rules) for each in rules),
        *map(_entry_of_code, other_codes().values()),
        *(_entry_of_retired(code, text) for code, text in retired_codes().items()),
    )


def entry_of(rule: Rule, rules: Sequence[Rule] = (), *, plan: str | None = None) -> Entry:
    """Return the entry of `rule`, which is one of `rules`, or of the own ones of `plan`."""
    family, words = FAMILIES[rule.family], rule.words
    owner = f" ({plan})" if plan else ""
    tree = {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        **{key: _both(getattr(words, key)) for key in ("title", "promise", "why")},
        **{key: getattr(words.example, key) for key in _EXAMPLES},
        "plan": plan,
    }
    return Entry(
        code=rule.code,
        severity=SEVERITY_LABELS[rule.severity],
        group=Text(family.zh + owner, family.en + owner),
        title=words.title,
        page=rule.family,
        tree=tree,
        parts=_parts_of_rule(rule, rules),
    )


def _entry_of_code(code: Code) -> Entry:
    tree = {key: _both(getattr(code, key)) for key in ("title", "meaning", "fix")}
    return Entry(
        code=code.code,
        severity=Text("", ""),
        group=code.group,
        title=code.title,
        page=_CODES,
        tree={"code": code.code, **tree},
        parts=(Part(None, code.meaning), Part(say("fix"), code.fix)),
    )


def _entry_of_retired(code: str, text: Text) -> Entry:
    return Entry(
        code=code,
        severity=Text("", ""),
        group=say("retired"),
        title=text,
        page=_CODES,
        tree={"code": code, "title": _both(text)},
        parts=(),
    )


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _parts_of_rule(rule: Rule, rules: Sequence[Rule]) -> Iterator[Part]:
    words = rule.words
    yield Part(None, words.promise)
    if words.why.en:
        yield Part(say("why"), words.why)
    for key in _EXAMPLES:
        fragment = getattr(words.example, key)
        if fragment:
            block = "text" if key == "text" else "yaml"
            yield Part(say(f"examples.{key}"), Text(fragment, fragment), block)
        if fragment and key == "breaks":
            plan, source = plan_from_tree(breaking(words.example)), text_of(words.example)
            chosen, own = CheckSettings(select=[rule.code]), () if rules else (rule,)
            beside = Index(plan, source=source) if source else None
            for found in run(plan, rules, own, chosen, index=beside).findings:
                yield Part(say("says"), say("found", message=found.message, path=found.path))


def pages(rules: Sequence[Rule], lang: Lang) -> dict[str, str]:
    """Return the pages on `rules` and on all other codes, by their paths below docs/."""
    made = {_path("", lang): index(rules, lang)}
    for page, group in groupby(entries(rules), lambda each: each.page):
        told = tuple(group)
        head = _top(say("others") if page == _CODES else told[0].group, page, lang)
        lines = chain(head, *(section(each, lang) for each in told))
        made[_path(page, lang)] = "\n".join((*lines, ""))
    return made


def index(rules: Sequence[Rule], lang: Lang) -> str:
    """Return the page that lists `rules` and all other codes."""
    base = BASE.read_text(encoding="utf-8").splitlines()[1:]  # without its comment
    lines = [*_top(say("title"), "", lang), ""]
    lines += [say("introduction", count=len(rules)).get(lang), "", "```yaml", *base, "```"]
    for group, listed in groupby(entries(rules), lambda each: each.group.get(lang)):
        lines += ["", f"## {_capital(group)}", "", say("columns").get(lang), "| --- | --- | --- |"]
        for each in listed:
            link = f"[{each.code}]({_path(each.page, lang)}#{each.code.lower()})"
            title = _escaped(each.title.get(lang))
            lines.append(f"| {link} | {each.severity.get(lang)} | {title} |")
    return "\n".join((*lines, ""))


def section(entry: Entry, lang: Lang) -> Iterator[str]:
    """Yield the lines of a page on one code."""
    severity = f" ({entry.severity.get(lang)})" if entry.severity.en else ""
    yield from ("", f"## {entry.code}", "", f"**{_escaped(entry.title.get(lang))}**{severity}")
    for heading, text, block in entry.parts:
        head = heading.get(lang) + COLON.get(lang) if heading else ""
        if block:
            yield from ("", head.rstrip(), f"```{block}", *text.get(lang).splitlines(), "```")
        else:
            yield from ("", head + _escaped(text.get(lang)))


def _top(title: Text, page: str, lang: Lang) -> Iterator[str]:
    """Yield the first lines of a page, or of the index, which is no page."""
    other, name = _OTHER_LANG[lang]
    links = [f"[{name}]({_path(page, other).removeprefix('rules/')})"]
    if page:
        links.append(f"[{say('title').get(lang)}](../{_path('', lang)})")
    yield from (say("made").get(lang), "", f"# {_capital(title.get(lang))}", "", " · ".join(links))


def _path(page: str, lang: Lang) -> str:
    return ("rules/" + page if page else "rules") + _ENDING.get(lang)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _escaped(text: str) -> str:
    """Return text that Markdown prints as it is."""
    return re.sub(r"[\\*_<|[]", r"\\\g<0>", text)
