"""The commands as data: what may be typed after each; modules of these names do the work."""

from collections.abc import Callable, Iterable
from importlib import import_module
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click
from click import Argument, Option
from click.core import ParameterSource

from policymodel.cli import texts
from policymodel.cli.settings import SOURCES, STORE, Settings
from policymodel.cli.texts import SAID, say
from policymodel.text import LIST_COMMA, Lang, Text, did_you_mean, width

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def common(*, envvar: str | None = None) -> list[click.Parameter]:
    """Return the options that may stand before or after the command's name."""
    return [
        # The language was settled before parsing; here its value is only checked.
        Option(["--lang"], type=_OneOf(["zh", "en"]), expose_value=False, envvar=envvar),
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


class _OneOf(click.Choice[str]):
    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        lang = ((ctx and ctx.find_object(Settings)) or Settings()).lang
        known = LIST_COMMA.get(lang).join(self.choices)
        return say("not_one_of", known=known, value=value).get(lang)


class _Number(click.types.IntParamType):
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return int(value)
        except ValueError:
            lang = ((ctx and ctx.find_object(Settings)) or Settings()).lang
            self.fail(say("no_integer", value=value).get(lang), param, ctx)


def _format(*more: str) -> Option:
    return Option(["--format", "form"], type=_OneOf(["text", "json", *more]), default="text")


def _flag(*names: str) -> Option:
    return Option(names, is_flag=True)


_PLANS = Argument(["plans"], nargs=-1, metavar="[PLAN]...", shell_complete=_plan_names)
_SOURCES = Option(["--sources"], metavar="DIR")
_WHICH_RULES: list[click.Parameter] = [
    Option(["--select"], metavar="CODE,…", multiple=True),
    Option(["--ignore"], metavar="CODE,…", multiple=True),
    Option(["--severity"], metavar="CODE=LEVEL,…", multiple=True),
]
_PLAN = Argument(["plan"], metavar="PLAN", shell_complete=_plan_names)
_OF_PLAN = Option(["--plan", "of_plan"], metavar="PLAN")
_FILES = Argument(["files"], nargs=-1, required=True, metavar="FILE...")
_PERIOD = Option(["--period"], metavar="PERIOD", required=True)
_WHEN = [Option(["--period"], metavar="PERIOD"), Option(["--as-of"], metavar="DAY")]
_RULES = Option(["--rules"], metavar="FILE")
_STORE = Option(["--store"], metavar="FILE", envvar=STORE)
_SUPPRESSED = _flag("--show-suppressed", "suppressed")
# Made for the one command that is called: all of them together take as long as click itself.
_PARAMETERS: dict[str, Callable[[], list[click.Parameter]]] = {
    "list": lambda: [_format()],
    "show": lambda: [_PLAN, _format("yaml")],
    "check": lambda: [_PLANS, *_WHICH_RULES, _flag("--strict"), _SUPPRESSED, _format("github")],
    "verify": lambda: [
        _PLANS,
        Option(["--sources"], metavar="DIR", envvar=SOURCES),
        *_WHICH_RULES,
        _SUPPRESSED,
        _flag("--suggest"),
        _format("github"),
    ],
    "draft": lambda: [
        Argument(["document"], metavar="DOCUMENT|DIR"),
        Option(["--out"], metavar="DIR", default="out"),
        _flag("--overwrite"),
        Option(["--jobs"], metavar="N", default="1"),
    ],
    "new": lambda: [
        Argument(["id"], metavar="ID"),
        Option(["--from", "document"], metavar="DOCUMENT"),
        _flag("--package"),
    ],
    "anchor": lambda: [
        Argument(["plans"], nargs=-1, required=True, metavar="PLAN...", shell_complete=_plan_names),
        Option(["--sources"], metavar="DIR", envvar=SOURCES),
        Option(["--text"], metavar="FILE"),
        _flag("--not-targets"),
        _flag("--check", "dry"),
    ],
    "review": lambda: [
        Argument(["plan"], metavar="PLAN", required=False, shell_complete=_plan_names),
        Argument(["returned"], metavar="[FILE]", required=False),
        Option(["--out", "target"], metavar="FILE"),
        Option(["--as", "written_as"], type=_OneOf(["xlsx", "html"]), default="xlsx"),
        Option(["--sources"], metavar="DIR", envvar=SOURCES),
        Option(["--apply", "workbook"], metavar="FILE", is_flag=False, flag_value=""),
        _flag("--overwrite"),
    ],
    "export": lambda: [
        _PLANS,
        _flag("--all", "every"),
        Option(["--as", "names"], metavar="NAME,…", default="responsibility,targets"),
        Option(["--out"], metavar="DIR", default="out"),
        _SOURCES,
        Option(["--for", "purpose"], type=_OneOf(["issue", "office"]), default="issue"),
        Option(["--sheets"], metavar="NAME,…"),
        Option(["--without"], metavar="NAME,…"),
        Option(["--columns"], metavar="HEADING,…"),
        Option(["--by"], type=_OneOf(["organization"])),
        # A number may follow: that of the first annex.
        Option(["--annex"], metavar="[N]", is_flag=False, flag_value="1"),
        _flag("--overwrite"),
        Option(["--font-profile", "fonts"], type=_OneOf(["safe", "gongwen"]), default="safe"),
        Option(["--jobs"], metavar="N", default="1"),
        _format(),
    ],
    "track ledger": lambda: [
        _PLAN,
        _PERIOD,
        Option(["--out"], metavar="DIR", default="out"),
        Option(["--by"], type=_OneOf(["organization"])),
        _STORE,
        _RULES,
        _flag("--overwrite"),
    ],
    "track read": lambda: [
        _FILES,
        _OF_PLAN,
        _flag("--apply"),
        Option(["--by", "reader"], metavar="NAME", default=""),
        Option(["--at"], metavar="TIME"),
        _flag("--partial"),
        Option(["--prefer"], type=_OneOf(["ledger", "store"])),
        Option(["--take"], metavar="SHEET!CELL", multiple=True),
        Option(["--comments"], metavar="DIR"),
        _STORE,
        _format(),
    ],
    "track conflicts": lambda: [_FILES, _OF_PLAN, _STORE],
    "track log": lambda: [_PLAN, _STORE, _format()],
    "track undo": lambda: [
        _PLAN,
        Argument(["number"], type=_Number(), metavar="NUMBER"),
        Option(["--by", "undone_by"], metavar="NAME", default=""),
        Option(["--at"], metavar="TIME"),
        _STORE,
    ],
    "track status": lambda: [_PLAN, *_WHEN, _STORE, _RULES, _format()],
    "track report": lambda: [
        _PLAN,
        *_WHEN,
        Option(["--out"], metavar="DIR", default="out"),
        Option(["--as", "kinds"], metavar="NAME,…", default="xlsx"),
        _STORE,
        _RULES,
        _flag("--overwrite"),
    ],
    "rules": lambda: [
        Argument(["code"], required=False, default="", metavar="[CODE]"),
        Option(["--plan"], metavar="PLAN"),
        _format("markdown"),
    ],
    "units": lambda: [_format()],
    "schema": list,
    "migrate": lambda: [
        Argument(["paths"], nargs=-1, required=True, metavar="PATH..."),
        _flag("--check", "dry"),
    ],
    "diff": lambda: [
        *(Argument([each], metavar=each.upper()) for each in ("old", "new")),
        _flag("--spans"),
        _flag("--paths"),
        _format(),
    ],
    "test-plugin": lambda: [Argument(["folder"], metavar="DIR"), _SOURCES, _format()],
    "doctor": lambda: [_format()],
}


class _Formatter(click.HelpFormatter):
    """Writes headings as they are, for in Chinese they end in a colon of their own.

    Columns are measured in half-widths, of which a Chinese character has two.
    """

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{heading}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        rows = [*rows]
        room = min(max(width(first) for first, _ in rows), col_max) + col_spacing
        before = " " * self.current_indent
        for first, second in rows:
            gap = room - width(first)
            between = " " * gap if gap >= col_spacing else f"\n{before}{' ' * room}"
            lines = wrap(second, self.width - len(before) - room) or [""]
            told = f"\n{before}{' ' * room}".join(lines)
            self.write(f"{before}{first}{between}{told}".rstrip() + "\n")


class _Context(click.Context):
    formatter_class = _Formatter


class Localized(click.Command):
    """A command whose help is in the language of the invocation, wrong use included."""

    context_class = _Context

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = texts.place(" ".join(self.collect_usage_pieces(ctx)), _lang(ctx))
        formatter.write_usage(ctx.command_path, pieces, lang_said(ctx, "usage"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [each.get_help_record(ctx) for each in self.get_params(ctx)]
        with formatter.section(lang_said(ctx, "options")):
            # An argument has none; the details say what it is.
            told = [each for each in records if each is not None and each[1]]
            formatter.write_dl([(texts.place(one, _lang(ctx)), said) for one, said in told])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = lang_said(ctx, "show_help")
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            said = _said(error, self.get_params(ctx), ctx)
            if said is None:
                raise
            raise click.UsageError(said.get(ctx.ensure_object(Settings).lang), ctx) from None


def lang_said(ctx: click.Context, key: str) -> str:
    """Return what help says, in the language of the invocation."""
    return SAID[key].get(_lang(ctx))


def _lang(ctx: click.Context) -> Lang:
    return (ctx.find_object(Settings) or Settings()).lang


class WrongUseError(click.UsageError):
    """Wrong use, shown in the language of the invocation."""

    def show(self, file: Any = None) -> None:
        ctx = self.ctx or click.Context(click.Command("policymodel"))
        if self.ctx is not None:
            tried = lang_said(ctx, "try_help").format(command=ctx.command_path)
            click.echo(f"{ctx.get_usage()}\n{tried}\n", file, err=True, color=ctx.color)
        told = lang_said(ctx, "wrong_use").format(message=self.format_message())
        click.echo(told, file, err=True, color=ctx.color)


def _said(error: click.UsageError, known: list[click.Parameter], ctx: click.Context) -> Text | None:
    """Return in our own words what click says of wrong use."""
    match error:
        case click.NoSuchOption(option_name=name):
            hint = did_you_mean(name, [each for one in known for each in one.opts])
            return say(
                "no_option", name=name, hint=hint or say("see_options", command=ctx.command_path)
            )
        case click.BadOptionUsage(option_name=name):
            flags = [each for one in known if getattr(one, "is_flag", 0) for each in one.opts]
            return say("no_value" if name in flags else "value_missing", name=name)
        case click.MissingParameter(param=click.Parameter() as param):
            return say("missing", what=_called(param, ctx))
        case click.BadParameter(param=click.Parameter() as param):
            return say("bad_value", what=_called(param, ctx), why=error.message)
    return None


def _called(param: click.Parameter, ctx: click.Context) -> str:
    """Return what help calls a parameter, or of which variable of the environment it comes."""
    if param.name and ctx.get_parameter_source(param.name) is ParameterSource.ENVIRONMENT:
        return str(param.envvar)
    return texts.place(param.get_error_hint(ctx).strip("'[].").replace("' / '", " / "), _lang(ctx))


def command(name: str) -> click.Command:
    """Return the command `name`: `run` of the module called so, imported only when it runs."""

    @click.pass_context
    def call(ctx: click.Context, /, **given: Any) -> None:
        settings = ctx.ensure_object(Settings)
        if ctx.args:
            raise click.UsageError(say("too_many", words=" ".join(ctx.args)).get(settings.lang))
        module = import_module(f"policymodel.cli.{name.replace('-', '').replace(' ', '.')}")
        if module.run(settings, **given):
            raise click.exceptions.Exit(1)

    parameters = [*_PARAMETERS[name](), *common()]
    extra = {"allow_extra_args": True}  # to say in the user's language that there are some
    return Localized(name, extra, callback=call, params=parameters)
