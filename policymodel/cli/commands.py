"""The commands as data: what may be typed after each; modules of these names do the work.

A command's module is imported when it runs, so that asking for help costs next to nothing.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click
from click import Argument, Choice, Option

from policymodel.cli.settings import SOURCES, Settings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def common(*, envvar: str | None = None) -> list[click.Parameter]:
    """Return the options that may stand before or after the command's name."""
    return [
        # The language was settled before parsing; here its value is only checked.
        Option(["--lang"], type=Choice(["zh", "en"]), expose_value=False, envvar=envvar),
        Option(["--plugins-dir"], metavar="DIR", expose_value=False, callback=_keep_plugins_dir),
    ]


def _keep_plugins_dir(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.ensure_object(Settings).plugins_dir = value


def _plan_names(ctx: click.Context, _: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    from policymodel.findings import PolicyModelError
    from policymodel.registry import plan_entries

    try:
        entries = plan_entries(ctx.ensure_object(Settings).plugins_dir)
    except PolicyModelError:
        entries = ()
    found = [CompletionItem(e.name) for e in entries if e.name.startswith(incomplete)]
    return found or [CompletionItem(incomplete, type="file")]


def _format(*more: str) -> Option:
    return Option(["--format", "form"], type=Choice(["text", "json", *more]), default="text")


_PLANS = Argument(["plans"], nargs=-1, metavar="[PLAN]...", shell_complete=_plan_names)
_PARAMETERS: dict[str, list[click.Parameter]] = {
    "list": [_format()],
    "show": [Argument(["plan"], metavar="PLAN", shell_complete=_plan_names), _format("yaml")],
    "check": [
        _PLANS,
        Option(["--select"], metavar="CODE,…", multiple=True),
        Option(["--ignore"], metavar="CODE,…", multiple=True),
        Option(["--severity"], metavar="CODE=LEVEL,…", multiple=True),
        Option(["--strict"], is_flag=True),
        Option(["--show-suppressed", "suppressed"], is_flag=True),
        _format("github"),
    ],
    "verify": [
        _PLANS,
        Option(["--sources"], metavar="DIR", required=True, envvar=SOURCES),
        _format(),
    ],
    "export": [
        _PLANS,
        Option(["--all", "every"], is_flag=True),
        Option(["--as", "names"], metavar="NAME,…", default="responsibility,targets"),
        Option(["--out"], metavar="DIR", default="out"),
        Option(["--sources"], metavar="DIR"),
        Option(["--font-profile", "fonts"], type=Choice(["safe", "gongwen"]), default="safe"),
        Option(["--jobs"], metavar="N", default="1"),
        _format(),
    ],
    "rules": [
        Argument(["code"], required=False, default=""),
        Option(["--plan"], metavar="PLAN"),
        _format("markdown"),
    ],
    "units": [_format()],
    "schema": [],
    "migrate": [
        Argument(["paths"], nargs=-1, required=True, metavar="PATH..."),
        Option(["--check", "dry"], is_flag=True),
    ],
    "diff": [
        Argument(["old"], metavar="OLD"),
        Argument(["new"], metavar="NEW"),
        Option(["--spans"], is_flag=True),
        _format(),
    ],
    "test-plugin": [
        Argument(["folder"], metavar="DIR"),
        Option(["--sources"], metavar="DIR"),
        _format(),
    ],
    "doctor": [_format()],
}


def command(name: str) -> click.Command:
    """Return the command `name`: `run` of the module called so; what is wrong ends it with 1."""
    parameters = [*_PARAMETERS[name], *common()]
    return click.Command(name, params=parameters, callback=_run_of(name))


def _run_of(name: str) -> Callable[..., None]:
    @click.pass_obj
    def call(settings: Settings, /, **given: Any) -> None:
        module = import_module(f"policymodel.cli.{name.replace('-', '')}")
        if module.run(settings, **given):
            raise click.exceptions.Exit(1)

    return call
