"""`policymodel show`: one plan on one page, or whole as JSON or YAML."""

import click

from policymodel.cli.options import common, output_format, plans
from policymodel.cli.settings import Settings


@click.command(name="show")
@plans(many=False)
@output_format("yaml")
@common()
@click.pass_obj
def command(settings: Settings, plan: str, form: str) -> None:
    from policymodel.registry import load

    shown = load(plan, plugins_dir=settings.plugins_dir)
    if form == "text":
        from policymodel.cli.summary import summary

        click.echo(summary(shown, settings.lang))
    elif form == "json":
        from policymodel.cli.output import echo_json
        from policymodel.reading import plan_to_tree

        echo_json(plan_to_tree(shown))
    else:
        from policymodel.reading import write_plan

        click.echo(write_plan(shown), nl=False)
