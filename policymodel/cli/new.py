"""`policymodel new`: a new plan's folder, where `list` shows it at once."""

from pathlib import Path

import click

from policymodel.cli.output import echo, echo_findings
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.drafting.many import Outcome
from policymodel.founding.newplan import NewPlan, new_plan
from policymodel.shell import quoted
from policymodel.text import Text, visible

_SHOWN = 5  # questions; all of them are in the review


def run(settings: Settings, id: str, document: str | None, package: bool) -> bool:  # noqa: A002
    lang = settings.lang
    if document is not None and not Path(document).is_file():
        raise click.UsageError(say("new.no_file", path=visible(document)).get(lang))
    made = new_plan(
        id, document, package=package, plugins_dir=settings.plugins_dir, lang=settings.lang
    )
    names = [path.relative_to(made.folder).as_posix() for path in made.files]
    if made.drafted is not None:
        echo_findings(made.drafted.told, settings)
    if made.settings is not None:
        home = made.folder.parent
        echo(say("new.home", folder=home, file=made.settings.name).get(lang))
    echo(say("new.written", folder=made.folder, names=" ".join(names)).get(lang))
    if made.drafted is not None:
        _tell(made.drafted, settings)
    echo(_next(made, settings, package=package).get(lang))
    return False


def _tell(drafted: Outcome, settings: Settings) -> None:
    """Print how much there is of everything, and the first of what is asked."""
    lang = settings.lang
    echo(say("read", counts=drafted.counts).get(lang))
    for number, asked in enumerate(drafted.asked[:_SHOWN], start=1):
        echo(say("new.question", number=number, asked=asked).get(lang))
    if len(drafted.asked) > _SHOWN:
        echo(say("new.more", count=len(drafted.asked) - _SHOWN).get(lang))


def _next(made: NewPlan, settings: Settings, *, package: bool) -> Text:
    if package:
        return say("new.install", folder=quoted(f"./{made.folder}"))
    if made.drafted is None:
        return say("new.fill", file=made.files[0], id=settings.typed(made.id))
    return say("new.review", id=settings.typed(made.id))
