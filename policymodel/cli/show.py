"""`policymodel show`: one plan on one page, or whole as JSON or YAML."""

import click

from policymodel.cli.output import echo_json
from policymodel.cli.settings import Settings
from policymodel.cli.summary import summary
from policymodel.reading import plan_to_tree, write_plan
from policymodel.registry import load


def run(settings: Settings, plan: str, form: str) -> None:
    shown = load(plan, plugins_dir=settings.plugins_dir)
    if form == "text":
        click.echo(summary(shown, settings.lang))
    elif form == "json":
        echo_json(plan_to_tree(shown))
    else:
        click.echo(write_plan(shown), nl=False)
