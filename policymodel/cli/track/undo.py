"""`policymodel track undo`: take back what was accepted together, by new facts."""

from policymodel.cli.output import echo
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.cli.track import moment, store_place
from policymodel.progress.files import undo
from policymodel.progress.store import open_store
from policymodel.registry import load


def run(
    settings: Settings, plan: str, number: int, undone_by: str, at: str | None, store: str | None
) -> bool:
    read = load(plan, plugins_dir=settings.plugins_dir)
    with open_store(store_place(store)) as held:
        batch, kept = undo(read, held, number, by=undone_by, at=moment(at, settings))
    if batch is None:
        echo(say("track.nothing_to_undo", number=number).get(settings.lang))
    else:
        count = len(batch.observations)
        echo(say("track.undone", number=number, count=count).get(settings.lang))
    if kept:
        echo(say("track.stays", count=len(kept)).get(settings.lang))
    return batch is None
