"""Options and arguments that several commands share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from policymodel.cli.settings import Settings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., Any])


def common(*, envvar: str | None = None) -> Callable[[F], F]:
    """The options that may stand before or after the command's name."""

    def decorate(function: F) -> F:
        # The language was settled before parsing; here its value is only checked.
        lang = click.option(
            "--lang", type=click.Choice(["zh", "en"]), expose_value=False, envvar=envvar
        )
        plugins = click.option(
            "--plugins-dir", metavar="DIR", expose_value=False, callback=_keep_plugins_dir
        )
        return lang(plugins(function))

    return decorate


def _keep_plugins_dir(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.ensure_object(Settings).plugins_dir = value


def output_format(*more: str) -> Callable[[F], F]:
    """The option --format: text, json, and `more`."""
    return click.option(
        "--format", "form", type=click.Choice(["text", "json", *more]), default="text"
    )


def plans(*, many: bool = True) -> Callable[[F], F]:
    """The argument PLAN …, which completes to the names of the plans there are."""
    return click.argument(
        "plans" if many else "plan",
        nargs=-1 if many else 1,
        metavar="[PLAN]..." if many else "PLAN",
        shell_complete=_plan_names,
    )


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
