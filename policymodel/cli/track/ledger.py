"""`policymodel track ledger`: the workbooks that organizations fill in."""

from policymodel.cli.output import echo, with_progress
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.cli.track import has_store, period_of, rules_of, store_place
from policymodel.export.files import make_folder, write_file
from policymodel.progress.files import ledger_files
from policymodel.progress.observation import Batch
from policymodel.progress.store import open_store
from policymodel.registry import load
from policymodel.text import Text


def run(
    settings: Settings,
    plan: str,
    period: str,
    out: str,
    by: str | None,
    store: str | None,
    rules: str | None,
    overwrite: bool,
) -> bool:
    read = load(plan, plugins_dir=settings.plugins_dir)
    log: tuple[Batch, ...] = ()
    if has_store(store):  # the first ledger goes out before there is one
        with open_store(store_place(store)) as held:
            log = held.batches(read.id)
    files = ledger_files(
        read, period_of(period), log=log, by_organization=by is not None,
        rules=rules_of(rules, plan, settings), lang=settings.lang,
    )  # fmt: skip
    folder = make_folder(out)
    for name, data in with_progress(files.items(), len(files)):
        write_file(folder / name, data, overwrite=overwrite)
    for name in files:
        echo(str(folder / name))
    echo(say("track.ledgers", count=len(files)).get(settings.lang))
    if store is not None and not has_store(store):  # or else its path is a slip
        echo(say("track.no_store_yet", store=store).get(settings.lang))
    asked, start, end = period_of(period), read.period.start, read.period.end
    if (start and asked.year < start) or (end and asked.year > end):
        ends = dict.fromkeys(str(each) for each in (start, end) if each)
        years = Text("—".join(ends), "–".join(ends))
        said = say("track.outside", period=asked.label, years=years)
        echo(said.get(settings.lang))
    return False
