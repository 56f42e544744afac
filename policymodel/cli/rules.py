"""`policymodel rules`: the rules that `check` holds plans against."""

from collections.abc import Iterator
from typing import Any

import click

from policymodel.cli import texts
from policymodel.cli.options import common, output_format
from policymodel.cli.settings import Settings
from policymodel.findings import SEVERITY_LABELS


@click.command(name="rules")
@click.argument("code", required=False)
@click.option("--plan", "plan", metavar="PLAN")
@output_format("markdown")
@common()
@click.pass_obj
def command(settings: Settings, code: str | None, plan: str | None, form: str) -> None:
    from policymodel.checks import FAMILIES, RULES
    from policymodel.cli.output import echo_json, echo_table
    from policymodel.plugincode import rule_tree

    lang = settings.lang
    wanted = code.upper() if code else ""
    if form == "markdown" and plan is None:
        from policymodel.checks.engine.documentation import rules_document

        chosen = [rule for rule in RULES if wanted in ("", rule.code)]
        click.echo(rules_document(chosen, lang), nl=False)
        return
    trees = [rule_tree(rule) for rule in RULES] if plan is None else []
    if wanted[:1] in ("", FAMILIES["own"].letter):
        trees += _own(settings, plan)
    trees = [tree for tree in trees if wanted in ("", tree["code"])]
    if not trees:
        told = texts.NO_RULE if code else texts.NO_OWN_RULES
        raise click.UsageError(told.get(lang).format(code=code, plan=plan))
    if form == "json":
        echo_json({"rules": trees})
    elif code is None:
        echo_table(
            (
                tree["code"],
                SEVERITY_LABELS[tree["severity"]].get(lang),
                FAMILIES.label(tree["family"], lang) + (f" ({tree['plan']})" * bool(tree["plan"])),
                tree["title"][lang],
            )
            for tree in trees
        )
    else:
        for tree in trees:
            click.echo("\n".join(_page(tree, settings)))


def _own(settings: Settings, plan: str | None) -> Iterator[dict[str, Any]]:
    """Yield the rules that the packages of plans bring, of one or of all; tell their faults."""
    from policymodel.cli.output import echo_findings
    from policymodel.findings import PolicyModelError
    from policymodel.plugincode import apart, brings_rules, described
    from policymodel.registry import find_plan, plan_entries

    folder = settings.plugins_dir
    entries = (find_plan(plan, plugins_dir=folder),) if plan else plan_entries(folder)
    for entry in entries:
        try:
            if brings_rules(entry.file().parent):
                trees, wrong = apart(str(entry), described, entry)
                yield from trees
                echo_findings(wrong, settings, err=True)
        except PolicyModelError as error:
            echo_findings(error.findings, settings, err=True)


def _page(tree: dict[str, Any], settings: Settings) -> Iterator[str]:
    lang = settings.lang
    severity = SEVERITY_LABELS[tree["severity"]].get(lang)
    yield f"{tree['code']} ({severity}) {tree['title'][lang]}"
    yield tree["promise"][lang]
    yield texts.WHY.get(lang).format(why=tree["why"][lang])
    for title, fragment in ((texts.BREAKS, tree["breaks"]), (texts.KEEPS, tree["keeps"])):
        yield f"\n{title.get(lang)}"
        yield from (f"  {line}" for line in fragment.splitlines())
