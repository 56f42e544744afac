"""`policymodel track log`: what was accepted when, from what, and by whom."""

from policymodel.cli.output import echo, echo_json, echo_table
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.cli.track import store_place
from policymodel.progress.observation import Batch, written
from policymodel.progress.store import open_store
from policymodel.registry import load


def run(settings: Settings, plan: str, store: str | None, form: str) -> bool:
    read = load(plan, plugins_dir=settings.plugins_dir)
    with open_store(store_place(store)) as held:
        log = held.batches(read.id)
    if form == "json":
        echo_json([_as_json(batch) for batch in log])
        return False
    if not log:
        echo(say("track.empty_log", plan=read.id).get(settings.lang))
        return False
    heads = [say(f"track.log.{key}").get(settings.lang) for key in _HEADS]
    echo_table([heads, *(_row(batch, settings) for batch in log)])
    return False


_HEADS = ("number", "at", "kind", "facts", "by", "source")


def _row(batch: Batch, settings: Settings) -> list[str]:
    kind = say(f"track.log.kinds.{batch.kind}", number=batch.undoes).get(settings.lang)
    facts = str(len(batch.observations))
    return [str(batch.number), batch.at[:19], kind, facts, batch.by, batch.source]


def _as_json(batch: Batch) -> dict[str, object]:
    return {
        "number": batch.number, "at": batch.at, "kind": batch.kind, "by": batch.by,
        "source": batch.source, "digest": batch.digest, "revision": batch.revision,
        "undoes": batch.undoes or None,
        "facts": [
            {"period": each.period, "subject": each.subject.key, "field": each.field,
             "value": written(each.value), "place": each.place}
            for each in batch.observations
        ],
    }  # fmt: skip
