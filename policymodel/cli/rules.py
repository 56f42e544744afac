"""`policymodel rules`: the rules that `check` runs, and what every other code means."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from policymodel.cli import texts
from policymodel.cli.options import common, output_format
from policymodel.cli.settings import Settings
from policymodel.text import COLON, Lang, did_you_mean

if TYPE_CHECKING:
    from policymodel.checks.engine.documentation import Entry


@click.command(name="rules")
@click.argument("code", required=False, default="")
@output_format("markdown")
@common()
@click.pass_obj
def command(settings: Settings, code: str, form: str) -> None:
    from policymodel.checks import RULES
    from policymodel.checks.engine import documentation
    from policymodel.cli.output import echo_json, echo_table

    lang = settings.lang
    every = documentation.entries(RULES)
    chosen = [each for each in every if each.code.startswith(code.upper())]
    if not chosen:
        meant = did_you_mean(code.upper(), [each.code for each in every]) or texts.ALL_CODES
        raise click.UsageError(texts.NO_CODE.get(lang).format(code=code, hint=meant.get(lang)))
    if form == "json":
        echo_json(_tree({each.code for each in chosen}))
    elif form == "markdown" and not code:
        click.echo(documentation.index(RULES, lang), nl=False)
    elif form == "markdown":
        for each in chosen:
            click.echo("\n".join(documentation.section(each, lang)))
    elif len(chosen) == 1:
        click.echo("\n".join(_page(chosen[0], lang)).rstrip())
    else:
        echo_table(
            (each.code, *(text.get(lang) for text in (each.severity, each.group, each.title)))
            for each in chosen
        )


def _page(entry: "Entry", lang: Lang) -> Iterator[str]:
    severity = f" ({entry.severity.get(lang)})" if entry.severity.en else ""
    yield f"{entry.code}{severity} {entry.title.get(lang)}"
    for heading, text, is_fragment in entry.parts():
        head = heading.get(lang) + COLON.get(lang) if heading else ""
        if is_fragment:
            lines = (f"  {line}" for line in text.get(lang).splitlines())
            yield from ("", head.rstrip(), *lines, "")
        else:
            yield head + text.get(lang)


def _tree(codes: set[str]) -> dict[str, list[dict[str, object]]]:
    from policymodel.checks import RULES
    from policymodel.cli.output import text_tree
    from policymodel.codes import other_codes

    return {
        "rules": [
            {
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
            for rule in RULES
            if rule.code in codes
        ],
        "codes": [
            {
                "code": code.code,
                "title": text_tree(code.title),
                "meaning": text_tree(code.meaning),
                "fix": text_tree(code.fix),
            }
            for code in other_codes().values()
            if code.code in codes
        ],
    }
