"""`policymodel verify`: hold plans against their documents."""

from policymodel.cli.judging import Judged, counted, judge, tree
from policymodel.cli.output import echo, echo_findings, echo_json
from policymodel.cli.plans import chosen, sources_folder
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.model import Plan
from policymodel.registry import Entry
from policymodel.source import SourceFolder, coverage, verify


def run(settings: Settings, plans: tuple[str, ...], sources: str, form: str) -> bool:
    folder = SourceFolder(sources_folder(sources, settings))
    entries, others = chosen(plans, settings)

    def held(plan: Plan, entry: Entry) -> Judged:
        source = folder.find(plan)
        covered = coverage(plan, source)
        numbers = {
            "numbers": covered.numbers,
            "numbers_covered": covered.numbers_covered,
            "brackets": covered.brackets,
            "brackets_covered": covered.brackets_covered,
        }
        return Judged(entry.name, verify(plan, source), coverage=numbers)

    judged = judge(entries, held)
    if form == "json":
        echo_json(tree(judged, others))
    else:
        echo_findings(others, settings)
        for each in judged:
            echo_findings(each.findings, settings)
            if each.coverage:
                echo(say("covered", plan=each.name, n=each.coverage).get(settings.lang))
        echo(counted(judged, others, settings))
    return bool(others or any(each.findings for each in judged))
