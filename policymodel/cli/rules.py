"""`policymodel rules`: the rules that `check` holds plans against."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from policymodel.cli import texts
from policymodel.cli.options import common, output_format
from policymodel.cli.settings import Settings
from policymodel.findings import SEVERITY_LABELS

if TYPE_CHECKING:
    from policymodel.checks import Rule


@click.command(name="rules")
@click.argument("code", required=False)
@output_format("markdown")
@common()
@click.pass_obj
def command(settings: Settings, code: str | None, form: str) -> None:
    from policymodel.checks import FAMILIES, RULES
    from policymodel.cli.output import echo_json, echo_table

    lang = settings.lang
    chosen = [rule for rule in RULES if code is None or rule.code == code.upper()]
    if not chosen:
        raise click.UsageError(texts.NO_RULE.get(lang).format(code=code))
    if form == "json":
        echo_json({"rules": [_tree(rule) for rule in chosen]})
    elif form == "markdown":
        from policymodel.checks.engine.documentation import rules_document

        click.echo(rules_document(chosen, lang), nl=False)
    elif code is None:
        echo_table(
            (
                rule.code,
                SEVERITY_LABELS[rule.severity].get(lang),
                FAMILIES.label(rule.family, lang),
                rule.title.get(lang),
            )
            for rule in chosen
        )
    else:
        for rule in chosen:
            click.echo("\n".join(_page(rule, settings)))


def _page(rule: "Rule", settings: Settings) -> Iterator[str]:
    lang = settings.lang
    severity = SEVERITY_LABELS[rule.severity].get(lang)
    yield f"{rule.code} ({severity}) {rule.title.get(lang)}"
    yield rule.promise.get(lang)
    yield texts.WHY.get(lang).format(why=rule.why.get(lang))
    for title, fragment in (
        (texts.BREAKS, rule.example.breaks),
        (texts.KEEPS, rule.example.keeps),
        (texts.INSTEAD, rule.example.instead),
    ):
        if fragment:
            yield f"\n{title.get(lang)}"
            yield from (f"  {line}" for line in fragment.splitlines())


def _tree(rule: "Rule") -> dict[str, object]:
    from policymodel.cli.output import text_tree

    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        "title": text_tree(rule.title),
        "promise": text_tree(rule.promise),
        "why": text_tree(rule.why),
        "breaks": rule.example.breaks,
        "keeps": rule.example.keeps,
        "instead": rule.example.instead,
    }
