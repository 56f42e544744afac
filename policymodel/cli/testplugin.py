"""`policymodel test-plugin`: whether a plan's folder keeps what its author promises."""

from policymodel.cli.output import echo, echo_json
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.testing import promises


def run(settings: Settings, folder: str, sources: str | None, form: str) -> bool:
    lang = settings.lang
    told = [(each.title.get(lang), each.broken()) for each in promises(folder, sources=sources)]
    broken = sum(why is not None for _, why in told)
    if form == "json":
        echo_json({"ok": not broken, "promises": [{"title": t, "broken": w} for t, w in told]})
    else:
        for title, why in told:
            echo(f"{'✗' if why else '✓'} {title}")
            for line in (why or "").splitlines():
                echo(f"    {line}")
        echo((say("promises.broken", count=broken) if broken else say("promises.kept")).get(lang))
    return bool(broken)
