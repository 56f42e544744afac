"""The command `policymodel`: its commands by name, and the one place that catches errors."""

import errno
import os
import signal
from functools import partial
from typing import Any

import click

from policymodel.cli import texts
from policymodel.cli.commands import Localized, WrongUseError, command, common, lang_said
from policymodel.cli.settings import LANG, Settings, language
from policymodel.text import COLON, Text, did_you_mean, visible

WRONG_USE = 2
BY_SIGNAL = 128  # and the number of the signal, as shells count
UNEXPECTED = 70  # EX_SOFTWARE of BSD's sysexits


class Group(Localized, click.Group):
    """Commands by name, in the language of the invocation.

    Attributes:
        above: what stands before its commands' names where they are looked up.
    """

    above = ""

    @property
    def lines(self) -> dict[str, Text]:
        """Its commands, each with its line in the help."""
        return texts.GROUPS[self.name or ""]

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.lines)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lines:
            return None
        name = f"{self.above}{cmd_name}"
        made = Subgroup(name, params=common()) if name in texts.GROUPS else command(name)
        localize(made, ctx.find_object(Settings) or Settings())
        return made

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.lines and not name.startswith("-") and not ctx.resilient_parsing:
            hint = did_you_mean(name, self.lines) or texts.SAID["see_help"]
            said = texts.SAID["no_command"].format(name=name, hint=hint)
            raise click.UsageError(said.get(ctx.ensure_object(Settings).lang), ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = ctx.ensure_object(Settings).lang
        with formatter.section(lang_said(ctx, "commands")):
            formatter.write_dl([(name, line.get(lang)) for name, line in self.lines.items()])


class Subgroup(Group):
    """A command that is a group of commands: `policymodel track`."""

    @property
    def above(self) -> str:  # type: ignore[override]
        """Its own name."""
        return f"{self.name} "


class Root(Group):
    """The group of all commands."""

    @property
    def lines(self) -> dict[str, Text]:
        return texts.COMMANDS

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> click.Context:
        settings = Settings(language(args))
        extra.setdefault("obj", settings)
        if os.environ.get("NO_COLOR"):
            extra.setdefault("color", False)
        localize(self, settings)
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            raise WrongUseError(error.message, error.ctx) from None
        except OSError as error:  # of printing help or the version
            raise SystemExit(_tell(error, settings)) from None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.exceptions.NoArgsIsHelpError:
            raise  # what it shows is the help
        except click.UsageError as error:
            raise WrongUseError(error.format_message(), error.ctx) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise  # click's own way out
        except KeyboardInterrupt as error:
            click.echo(texts.SAID["interrupted"].get(ctx.ensure_object(Settings).lang), err=True)
            ctx.exit(BY_SIGNAL + (error.args[0] if error.args else signal.SIGINT))
        except Exception as error:
            ctx.exit(_tell(error, ctx.ensure_object(Settings)))


def localize(made: click.Command, settings: Settings) -> None:
    """Give a command and its parameters their help in the language of the invocation."""
    lang = settings.lang
    if made.name in texts.LINES:
        line = texts.LINES[made.name].get(lang)
        head = line[:1].upper() + line[1:] + ("。" if lang == "zh" else ".")
        details = texts.DETAILS[made.name].get(lang)
        example = f"{texts.EXAMPLE.get(lang)}\n  {texts.EXAMPLES[made.name]}"
        # click keeps the lines of a paragraph that begins with \b.
        made.help = f"{head}\n\n\b\n{details}\n\n\b\n{example}"
    else:
        made.help = texts.PROGRAM.get(lang)
    made.options_metavar = texts.SAID["any_options"].get(lang)
    if isinstance(made, click.Group):
        made.subcommand_metavar = texts.SAID["any_command"].get(lang)
    for parameter in made.params:
        if isinstance(parameter, click.Option):
            parameter.help = texts.OPTIONS[parameter.name or ""].get(lang)


def _tell(error: Exception, settings: Settings) -> int:
    """Print what went wrong, and return the exit code that it means."""
    if isinstance(error, OSError) and error.errno == errno.EPIPE:
        raise error  # the reader has gone, e.g. `| head`: click ends quietly
    # Only now: importing findings costs as much as a fifth of --help.
    from policymodel.cli.output import echo_findings
    from policymodel.findings import PolicyModelError

    if settings.debug:
        raise error
    if isinstance(error, PolicyModelError):
        echo_findings(error.findings, settings, err=True)
        wrong_use = all(found.code in _WRONG_USE for found in error.findings)
        return WRONG_USE if wrong_use else 1
    what = visible(f"{type(error).__name__}: {error}")
    said, code = texts.SAID["unexpected"].get(settings.lang), UNEXPECTED
    if isinstance(error, OSError):
        said, what, code = texts.SAID["cannot"].get(settings.lang), _of_system(error, settings), 1
    click.echo(said.format(what=what), err=True)
    return code


def _of_system(error: OSError, settings: Settings) -> str:
    """Return which file cannot be read or written, and why."""
    from policymodel.osfaults import why

    said = why(error).get(settings.lang)
    file = error.filename
    return COLON.get(settings.lang).join([visible(str(file)), said] if file else [said])


# A name that is unknown, taken or none, a plugins folder that is none, settings that cannot be.
_WRONG_USE = frozenset(
    f"{family}0{number:02}"
    for family, numbers in {"P": (1, 2, 5, 9, 10, 14, 15), "C": (1, 2, 3, 4)}.items()
    for number in numbers
)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        import policymodel

        click.echo(f"policymodel {policymodel.__version__}")
        ctx.exit()


@click.group(cls=Root, name="policymodel", params=common(envvar=LANG))
@click.option("--debug", is_flag=True)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version)
@click.pass_obj
def policymodel(settings: Settings, debug: bool) -> None:
    settings.debug = debug
    if debug:
        _show_tracebacks(click.get_current_context())


def _show_tracebacks(ctx: click.Context) -> None:
    """What goes wrong in plugins becomes a finding: show where it came from too."""
    import logging

    logger, handler = logging.getLogger("policymodel"), logging.StreamHandler()
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    ctx.call_on_close(partial(logger.removeHandler, handler))
    ctx.call_on_close(partial(logger.setLevel, logging.NOTSET))
