"""The list of a page: every item as HTML, kind by kind."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from policymodel.export.markup import in_attribute, shown
from policymodel.reviewing.page.items import Item, Line, Link
from policymodel.reviewing.page.pane import address_of
from policymodel.text import LIST_COMMA, Lang, Texts, of_script

say = Texts(__file__)

_DEEPEST = 4
_SIGNS = {"sure": "✓", "likely": "≈", "ask": "?"}


def every(items: Sequence[Item]) -> Iterator[Item]:
    """Yield all items, one before those below it."""
    for item in items:
        yield item
        yield from every(item.below)


def listing(items: Sequence[Item], lang: Lang) -> str:
    """Return the list as HTML: a section for each kind, in the order of the items."""
    made = []
    for group, found in groupby(items, key=lambda each: each.group):
        of_group = list(found)
        name = shown(group_name(group, lang))
        lead = say(f"lead.{group}").get(lang) if f"lead.{group}" in say else ""
        key = slug(group)
        made.append(
            f'<section class="group" id="k-{key}" data-k="{key}" aria-labelledby="kh-{key}">'
            f'<h2 id="kh-{key}">{name} <span class="count">{len(of_group)}</span></h2>'
        )
        if lead:
            made.append(f'<p class="lead">{shown(lead)}</p>')
        made += _below_headings(of_group, lang)
        made.append("</section>")
    return "".join(made)


def group_name(group: str, lang: Lang) -> str:
    """Return what a kind of items is called."""
    return say(f"group.{group}").get(lang)


def sure_name(sureness: str, lang: Lang) -> str:
    """Return how a sureness is said, with its sign."""
    return f"{_SIGNS[sureness]} {say(f'sure.{sureness}').get(lang)}"


def slug(group: str) -> str:
    """Return what a kind is called in addresses."""
    return group.replace("_", "-")


def _below_headings(items: Sequence[Item], lang: Lang) -> list[str]:
    made: list[str] = []
    for item in items:
        if item.heading is not None or not made:
            made.append("</ul>" if made else "")
            if item.heading:
                made.append(f"<h3>{shown(item.heading)}</h3>")
            made.append('<ul class="items">')
        made.append(_item(item, lang))
    return [*made, "</ul>"]


def _item(item: Item, lang: Lang) -> str:
    look = f"item {item.look}" + (f" l{min(item.depth, _DEEPEST)}" if item.depth else "")
    sure = f' data-s="{item.sureness}"' if item.sureness else ""
    made = [f'<li id="{item.id}" class="{look}"{sure}><div class="own"><p class="head">']
    if item.label:
        made.append(f'<span class="label">{shown(item.label)}</span> ')
    made.append(_title(item, lang))
    made += [f' <span class="tag">{shown(tag)}</span>' for tag in item.tags]
    if item.sureness:
        name = shown(sure_name(item.sureness, lang))
        made.append(f' <span class="sure {item.sureness}">{name}</span>')
    made += ["</p>", *_told(item, lang), "</div>"]
    if item.below:
        made += ['<ul class="below">', *(_item(each, lang) for each in item.below), "</ul>"]
    return "".join([*made, "</li>"])


def _title(item: Item, lang: Lang) -> str:
    """The link from an item to its place in the text; to itself where it has none."""
    other = ' lang="zh-CN"' if lang == "en" and of_script(item.title) == "zh" else ""
    to, goes = item.id, ""
    if item.places:
        at = item.places[0].at
        to, goes = address_of(at), f' data-to="{at.start} {at.end}"'
    return f'<a class="go" href="#{to}"{goes}{other}>{shown(item.title)}</a>'


def _told(item: Item, lang: Lang) -> Iterator[str]:
    if item.quote is not None:
        before, words, behind = map(shown, item.quote)
        yield f'<p class="quote">…{before}<mark>{words}</mark>{behind}…</p>'
    if item.choices:
        yield f'<p class="lead">{shown(say("choices").get(lang))}</p><ol class="choices">'
        yield from (f"<li>{shown(choice)}</li>" for choice in item.choices)
        yield "</ol>"
    if item.doubt:
        label = shown(say("doubt").get(lang))
        yield f'<p class="doubt"><b>{label}</b> {shown(item.doubt)}</p>'
    if item.lines:
        yield "<dl>"
        yield from (_line(line, lang) for line in item.lines)
        yield "</dl>"
    yield from _places(item, lang)


def _line(line: Line, lang: Lang) -> str:
    parts: list[str] = []
    for each in line.says:
        if isinstance(each, Link):
            if parts:
                parts.append(shown(LIST_COMMA.get(lang)))
            parts.append(f'<a class="ref" href="#{each.to}">{shown(each.words)}</a>')
        else:
            parts.append(shown(each))
    return f"<div><dt>{shown(line.label)}</dt><dd>{''.join(parts)}</dd></div>"


def _places(item: Item, lang: Lang) -> Iterator[str]:
    """Links to the further places of an item, and the word that it has none."""
    if item.is_unplaced:
        yield f'<p class="unplaced">{shown(say("unplaced").get(lang))}</p>'
    if len(item.places) > 1:
        links = (
            f'<a class="place" href="#{address_of(each.at)}" '
            f'data-to="{each.at.start} {each.at.end}">{shown(each.what)}</a>'
            for each in item.places
        )
        label = in_attribute(say("places").get(lang))
        yield f'<p class="places"><span>{label}</span> {" ".join(links)}</p>'
