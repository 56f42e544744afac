"""The rules as a document: each with its promise, its reason, and both examples."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from policymodel.checks.engine.rule import FAMILIES, Rule
from policymodel.findings import SEVERITY_LABELS, Lang, Text

_TITLE = Text("核对规则", "The rules")
_MADE = Text(
    "<!-- 由 `policymodel rules --format markdown` 生成，请勿手改。 -->",
    "<!-- Made by `policymodel rules --format markdown --lang en`; not to be edited. -->",
)
_OTHER = Text("[English](rules.en.md)", "[中文](rules.md)")
_INTRODUCTION = Text(
    "`policymodel check` 按下列 {count} 条规则核对计划。编号永不改变；**错误**为与规则不符，"
    "**警告**为很可能有误，**提示**为值得了解。级别可在设置中更改，个别问题可在计划文件中写明理由后不再提示，"
    "见[命令行](cli.md)。示例是计划文件的片段，由测试逐一运行。",
    "`policymodel check` holds plans against these {count} rules. A code never changes its "
    "meaning; an **error** breaks a rule, a **warning** is probably wrong, **info** is worth "
    "knowing. Settings change severities, and a plan file may suppress a finding with a reason: "
    "see [the command line](cli.md). The examples are fragments of plan files, run by the tests.",
)
_HEADINGS = Text("| 编号 | 级别 | 规则 |", "| code | severity | rule |")
_WHY = Text("理由：", "Why: ")
_BREAKS = Text("违反：", "Breaks it:")
_KEEPS = Text("符合：", "Keeps it:")


def rules_document(rules: Sequence[Rule], lang: Lang) -> str:
    """Return `rules`, which come family by family, as a document in Markdown."""
    return "\n".join(_lines(rules, lang)) + "\n"


def _lines(rules: Sequence[Rule], lang: Lang) -> Iterator[str]:
    families = [(code, tuple(group)) for code, group in groupby(rules, lambda each: each.family)]
    yield _MADE.get(lang)
    yield ""
    yield f"# {_TITLE.get(lang)}"
    yield ""
    yield _OTHER.get(lang)
    yield ""
    yield _INTRODUCTION.get(lang).format(count=len(rules))
    for code, group in families:
        yield ""
        yield f"## {_capital(FAMILIES.label(code, lang))}"
        yield ""
        yield _HEADINGS.get(lang)
        yield "| --- | --- | --- |"
        for each in group:
            severity = SEVERITY_LABELS[each.severity].get(lang)
            title = _escaped(each.title.get(lang))
            yield f"| [{each.code}](#{each.code.lower()}) | {severity} | {title} |"
        for each in group:
            yield from _rule(each, lang)


def _rule(rule: Rule, lang: Lang) -> Iterator[str]:
    yield ""
    yield f"### {rule.code}"
    yield ""
    yield f"**{_escaped(rule.title.get(lang))}** ({SEVERITY_LABELS[rule.severity].get(lang)})"
    yield ""
    yield _escaped(rule.promise.get(lang))
    yield ""
    why = _escaped(rule.why.get(lang))
    yield f"{_WHY.get(lang)}{why}"
    for heading, fragment in ((_BREAKS, rule.example.breaks), (_KEEPS, rule.example.keeps)):
        yield ""
        yield heading.get(lang)
        yield ""
        yield "```yaml"
        yield from fragment.splitlines()
        yield "```"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _escaped(text: str) -> str:
    """Return text that Markdown prints as it is."""
    for character in r"\*_<|[":
        text = text.replace(character, f"\\{character}")
    return text
