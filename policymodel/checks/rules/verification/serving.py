"""Whether the document says that a measure serves an indicator."""

from collections.abc import Iterator

from policymodel.analysis.serving import bare, is_in_list, is_named, states
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Indicator, Measure


@rule("V059", "warning")
def links_to_measures_are_printed(index: Index) -> Iterator[Violation]:
    """A measure that serves an indicator states a target of it or names it, unless it is judged to
    serve it.
    """
    texts = {measure.id: (measure, printed) for _, measure, _, printed in index.printed(Measure)}
    for path, indicator, _ in index.parts(Indicator):
        for k, link in enumerate(indicator.measures):
            measure, printed = texts.get(link, (None, ""))
            if measure is None or states(measure, indicator):
                continue
            # Few links are looked for by name, so that few texts are folded.
            said = bare(printed) + bare(measure.title or "")
            is_named_so = is_named(index, path, indicator, said)
            if not (is_named_so or is_in_list(indicator.name, printed)):
                where, name = index.measure_name(measure), short(indicator.name)
                yield Violation(f"{path}.measures[{k}]", at=measure.at, measure=where, name=name)
