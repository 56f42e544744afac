"""`policymodel rules`: the rules that `check` runs, and what every other code means."""

from collections.abc import Iterator

import click

from policymodel.checks import FAMILIES, RULES, VERIFY_RULES
from policymodel.checks.engine import documentation
from policymodel.checks.engine.documentation import Entry
from policymodel.cli.output import echo_findings, echo_json, echo_table
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.findings import PolicyModelError
from policymodel.plugincode import apart, brings_rules, described
from policymodel.registry import find_plan, plan_entries
from policymodel.text import COLON, Lang, did_you_mean


def run(settings: Settings, code: str, plan: str | None, form: str) -> None:
    lang, code = settings.lang, code.upper()
    rules = (*RULES, *VERIFY_RULES)
    every = [] if plan else [*documentation.entries(rules)]
    if code[:1] in ("", FAMILIES["own"].letter):
        every += _own(settings, plan)
    chosen = [each for each in every if each.code.startswith(code)]
    if not chosen:
        raise click.UsageError(_nothing(code, plan, [each.code for each in every], lang))
    if form == "json":
        told = [each.tree for each in chosen if each.severity.en]
        others = [each.tree for each in chosen if not each.severity.en]
        echo_json({"rules": told, "codes": others})
    elif form == "markdown" and not code and not plan:
        click.echo(documentation.index(rules, lang), nl=False)
    elif form == "markdown":
        for each in chosen:
            click.echo("\n".join(documentation.section(each, lang)))
    elif code == chosen[0].code:
        for each in chosen:
            click.echo("\n".join(_page(each, lang)).rstrip())
    else:
        echo_table(
            (each.code, *(text.get(lang) for text in (each.severity, each.group, each.title)))
            for each in chosen
        )


def _nothing(code: str, plan: str | None, known: list[str], lang: Lang) -> str:
    if not code:
        return say("no_own_rules", plan=plan).get(lang)
    hint = did_you_mean(code, known) or say("all_codes")
    return say("no_code", code=code, hint=hint).get(lang)


def _own(settings: Settings, plan: str | None) -> Iterator[Entry]:
    """Yield the rules that the packages of plans bring, of one or of all; tell their faults."""
    folder = settings.plugins_dir
    entries = (find_plan(plan, plugins_dir=folder),) if plan else plan_entries(folder)
    for entry in entries:
        try:
            if brings_rules(entry.file().parent):
                told, wrong = apart(str(entry), described, entry)
                yield from told
                echo_findings(wrong, settings, err=True)
        except PolicyModelError as error:
            echo_findings(error.findings, settings, err=True)


def _page(entry: Entry, lang: Lang) -> Iterator[str]:
    severity = f" ({entry.severity.get(lang)})" if entry.severity.en else ""
    yield f"{entry.code}{severity} {entry.title.get(lang)}"
    for heading, text, block in entry.parts:
        head = heading.get(lang) + COLON.get(lang) if heading else ""
        if block:
            lines = (f"  {line}" for line in text.get(lang).splitlines())
            yield from ("", head.rstrip(), *lines, "")
        else:
            yield head + text.get(lang)
