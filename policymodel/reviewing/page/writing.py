"""The page as a whole: one file without a clock, which fetches nothing and sends nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from string import Template

from policymodel.drafting.readings import Question, Reading
from policymodel.export.markup import hash_of, in_attribute, odd_characters, shown
from policymodel.findings import SourceError
from policymodel.model import Plan
from policymodel.reviewing.page import asking, document, indicators, tasks
from policymodel.reviewing.page.items import WORST, Item
from policymodel.reviewing.page.listing import every, group_name, listing, slug, sure_name
from policymodel.reviewing.page.pane import pane
from policymodel.reviewing.page.telling import Teller
from policymodel.source import Coverage, SourceText, wrong_source
from policymodel.text import Lang, Texts

say = Texts(__file__)

_TONGUES = {"zh": "zh-CN", "en": "en"}
# From here on a browser draws only what is looked at: places are then a little less exact.
_MANY = 2000
# What the script says; its texts are attributes of the page, so that the script is always one.
_SCRIPT_SAYS = ("shown", "here", "found", "nothing")
_LOOKS = ("number", "name", "charge", "body", "time", "data", "handle", "none")


def review_page(
    plan: Plan,
    source: SourceText,
    *,
    readings: Sequence[Reading] = (),
    questions: Sequence[Question] = (),
    lang: Lang = "zh",
) -> str:
    """Return a page on which a plan is looked through beside its document.

    Args:
        plan: the plan.
        source: the text that it cites; any text where the plan places nothing in any.
        readings: how sure the reading of each fact is, where a draft said so.
        questions: what a draft could not decide.
        lang: the language of the page; the document's words stay as they are.

    Raises:
        SourceError: V001, the plan places facts in another text.
    """
    told = Teller(plan, source, lang, readings)
    found = wrong_source(plan, source)
    if found is not None and (plan.document.source is not None or told.has_places):
        raise SourceError(found)
    read = asking.covered(told)
    items = tuple(_items(told, questions, read))
    flat = tuple(every(items))
    parts = {
        "lang": _TONGUES[lang],
        "name": in_attribute(plan.document.title),  # nothing is an element in <title>
        "title": shown(plan.document.title),
        "says": _script_says(lang),
        "big": "big" if len(flat) > _MANY else "",
        "of_document": in_attribute(plan.language),
        "summary": _summary(told, flat, read),
        "groups": _groups(items, lang),
        "sureness": _sureness(flat, lang),
        "legend": _legend(lang),
        "text": pane(told, flat),
        "list": listing(items, lang),
    }
    return _filled(lang, parts)


def _items(told: Teller, asked: Sequence[Question], read: Coverage | None) -> Iterator[Item]:
    yield from asking.questions(told, asked)
    yield from asking.unread(told, read, asked)
    yield from document.document(told)
    yield from document.sections(told)
    yield from indicators.goals(told)
    yield from indicators.indicators(told)
    yield from document.conventions(told)
    yield from tasks.measures(told)
    yield from tasks.organizations(told)
    yield from tasks.mechanisms(told)
    yield from document.not_targets(told)
    yield from document.others(told)


def _filled(lang: Lang, parts: dict[str, str]) -> str:
    style, script = _beside("css"), _beside("js")
    # What is not of these bytes neither styles nor runs, and nothing may be fetched or sent.
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {hash_of(style)}",
            f"script-src {hash_of(script)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    words = {f"say_{key}": shown(say(f"page.{key}").get(lang)) for key in _PAGE_SAYS}
    page = Template(_beside("html"))
    return page.substitute(parts, policy=policy, style=style, script=script, **words)


_PAGE_SAYS = (
    "name", "text", "list", "filters", "search", "kinds", "sureness", "only", "legend", "keys",
    "keys_are", "narrow", "reset", "close", "skip",
)  # fmt: skip


def _beside(ending: str) -> str:
    return (Path(__file__).parent / f"page.{ending}").read_text(encoding="utf-8")


def _script_says(lang: Lang) -> str:
    said = ((key, say(f"script.{key}").get(lang)) for key in _SCRIPT_SAYS)
    return " ".join(f'data-{key}="{in_attribute(words)}"' for key, words in said)


def _summary(told: Teller, flat: Sequence[Item], read: Coverage | None) -> str:
    """How much there is, how sure, and how much of the document it accounts for."""
    lang, plan = told.lang, told.plan
    counts = Counter(item.sureness for item in flat if item.group != "questions")
    asked = sum(item.group == "questions" for item in flat)
    said = [
        say(
            "summary.plan",
            indicators=len(plan.indicators),
            targets=len(plan.targets()),
            measures=len(plan.measures),
            organizations=len(plan.organizations),
        ).get(lang)
    ]
    if asked:
        said.append(say("summary.questions", number=asked).get(lang))
    said += [
        say("summary.sure", sure=sure_name(sure, lang), number=counts[sure]).get(lang)
        for sure in WORST
        if counts[sure]
    ]
    if read is not None:
        covered = read.numbers_covered
        said.append(say("summary.read", covered=covered, numbers=read.numbers).get(lang))
    odd = odd_characters(told.source.text)
    if odd:
        said.append(say("summary.odd", number=odd).get(lang))
    return "".join(f"<li>{shown(each)}</li>" for each in said)


def _groups(items: Sequence[Item], lang: Lang) -> str:
    counts = Counter(item.group for item in items)
    return "".join(
        _choice("k", slug(group), f"{group_name(group, lang)}", number)
        for group, number in counts.items()
    )


def _sureness(flat: Iterable[Item], lang: Lang) -> str:
    counts = Counter(item.sureness for item in flat)
    return "".join(
        _choice("s", sure, sure_name(sure, lang), counts[sure]) for sure in WORST if counts[sure]
    )


def _choice(name: str, value: str, label: str, number: int) -> str:
    """One of the marks by which the list is narrowed; what is wholly absent is not offered."""
    return (
        f'<label class="chip"><input type="checkbox" name="{name}" value="{value}">'
        f"<span>{shown(label)} <b>{number}</b></span></label>"
    )


def _legend(lang: Lang) -> str:
    looks = [(look, look) for look in _LOOKS]
    looks += [(f"number {sure}", sure) for sure in WORST]
    looks += [("question", "question"), ("unread", "unread"), ("number many", "many")]
    return "".join(
        f'<li><span class="{look}">{shown(say(f"look.{key}").get(lang))}</span></li>'
        for look, key in looks
    )
