"""What people read, and what they meant to write; without attrs, so that help comes at once."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One message in the two languages people read here.

    Attributes:
        zh: Chinese, the default everywhere.
        en: English.
    """

    zh: str
    en: str

    def get(self, lang: Lang) -> str:
        """Return the wording in `lang`."""
        return self.zh if lang == "zh" else self.en

    def format(self, **values: object) -> "Text":
        """Return the text with `values` in its braces, those that are texts in its language.

        >>> Text("应为{unit}", "expected {unit}").format(unit=Text("家", "firms")).en
        'expected firms'
        """
        return self.filled(*in_both(values))

    def filled(self, zh: Mapping[str, object], en: Mapping[str, object]) -> "Text":
        """Return the text with values in its braces that were parted with `in_both`."""
        return Text(self.zh.format_map(zh), self.en.format_map(en))

    @property
    def has_braces(self) -> bool:
        """Whether something is to be filled in; most texts have no braces."""
        said = self.zh + self.en
        return "{" in said or "}" in said


def in_both(values: dict[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """Return `values` as the two languages have them."""
    zh, en = values.copy(), values.copy()
    for key, value in values.items():
        if isinstance(value, Text):
            zh[key], en[key] = value.zh, value.en
    return zh, en


def read_data(file: Path) -> Any:
    """Return what a YAML file of the package holds: a `Text` where zh and en are, tuples, dicts.

    Every other scalar is the text it is: a word may be `no`, a sign `=`.
    """
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return _with_texts(yaml.load(file.read_text(encoding="utf-8"), loader))  # noqa: S506 - safe


def any_of(words: Iterable[str], between: str = "") -> str:
    """Return a pattern of any of `words`, the longest first.

    Args:
        words: what may stand there.
        between: a pattern of what may stand between their characters.

    >>> any_of(["省", "省级"]), any_of(["省级"], " *")
    ('(?:省级|省)', '(?:省 *级)')
    """
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(between.join(map(re.escape, word)) for word in ordered) + ")"


def _with_texts(tree: Any) -> Any:
    if isinstance(tree, list):
        return tuple(map(_with_texts, tree))
    if not isinstance(tree, dict):
        return tree
    if tree.keys() == {"zh", "en"}:
        return Text(**tree)
    return {key: _with_texts(value) for key, value in tree.items()}


class Texts:
    """What a module says to people: data in the YAML file beside it, opened when it speaks.

    Below a key stand zh and en, with braces for what differs from time to time::

        unknown_unit: {zh: 没有“{unit}”这一单位, en: 'there is no unit "{unit}"'}

    Args:
        module: the module's `__file__`.
    """

    def __init__(self, module: str) -> None:
        self._file = Path(module).with_suffix(".yaml")

    def __call__(self, key: str, /, **values: object) -> Text:
        """Return the text of `key`, as `T101.message` with what it stands in before a dot."""
        text = self._texts[key]
        return text.format(**values) if key in self._open else text

    def first(self, *keys: str) -> Text | None:
        """Return the text of the first of `keys` that stands there, its braces not filled."""
        return next((self._texts[key] for key in keys if key in self), None)

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        """Go through the keys below which texts stand."""
        return iter(self._texts)

    @cached_property
    def _texts(self) -> dict[str, Text]:
        return dict(_below("", read_data(self._file)))

    @cached_property
    def _open(self) -> frozenset[str]:
        """The keys of texts that are to be filled in: said often, a text is looked at once."""
        return frozenset(key for key, text in self._texts.items() if text.has_braces)


def _below(above: str, tree: Any) -> Iterator[tuple[str, Text]]:
    if isinstance(tree, Text):
        yield above, tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _below(f"{above}.{key}" if above else key, value)


_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """Return `text` with an escape for every character that would move a terminal's cursor.

    >>> print(visible(f"a{chr(10)}b{chr(27)}[31m"))
    a\\nb\\x1b[31m
    """
    return _CONTROL.sub(lambda found: found.group().encode("unicode_escape").decode(), text)


COLON = Text("：", ": ")
SEMICOLON = Text("；", "; ")
LIST_COMMA = Text("、", ", ")


def is_wide(character: str, *, ambiguous: bool = False) -> bool:
    """Whether a character takes two half-widths.

    Args:
        character: the character.
        ambiguous: count as wide what is so in Chinese fonts alone: ①, “”, ±, Greek letters.
    """
    return unicodedata.east_asian_width(character) in ("WFA" if ambiguous else "WF")


def of_script(text: str) -> Lang:
    """Return which language's punctuation goes with `text`: zh where a character of it is wide.

    Names stay as the document prints them, whatever the language of what they stand in.

    >>> of_script("市科技局"), of_script("Estates Department")
    ('zh', 'en')
    """
    return "zh" if any(map(is_wide, text)) else "en"


def listed_names(names: Sequence[str]) -> str:
    """Return names in one list, with the comma of their own script.

    >>> listed_names(["市科技局", "市财政局"]), listed_names(["Harbour Transit", "Climate Board"])
    ('市科技局、市财政局', 'Harbour Transit, Climate Board')
    """
    return LIST_COMMA.get(of_script("".join(names))).join(names)


def width(text: str) -> int:
    """Return how many half-widths `text` takes on a terminal.

    >>> width("指标"), width("id"), width("")
    (4, 2, 0)
    """
    kinds = "".join(map(unicodedata.east_asian_width, text))
    return len(text) + kinds.count("W") + kinds.count("F")


# Bounds that keep a search in constant time, however large and broken the plan is.
_LONGEST = 80
_MOST_BEARERS = 200
_CANDIDATES = 6
_LIKE = 0.6


class Nearest:
    """Finds, among names that are asked for often, the one most like a given word.

    Names are found by the pairs of characters they share with the word, so that the cost of a
    search does not grow with the number of names: among hundreds of names that share all
    their pairs, the nearest one may be missed.

    >>> Nearest(["市科技局", "市财政局"]).to("市科计局")
    '市科技局'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(name for name in names if len(name) <= _LONGEST))
        self._bearers: dict[str, list[int]] | None = None

    def to(self, word: str) -> str | None:
        """Return the name most like `word`, or None if none is like it; of equals the first."""
        from difflib import SequenceMatcher  # help has no use for it, and is to come at once

        if len(word) > _LONGEST:
            return None
        bearers = self._bearers_of_pairs()
        shared = Counter(place for pair in _pairs(word) for place in bearers.get(pair, ()))
        nearest = sorted(shared, key=lambda place: (-shared[place], place))[:_CANDIDATES]
        matcher = SequenceMatcher(b=word, autojunk=False)
        best, likeness = None, _LIKE
        for place in nearest:
            matcher.set_seq1(self._names[place])
            ratio = matcher.ratio()
            if ratio > likeness or (best is None and ratio >= likeness):
                best, likeness = self._names[place], ratio
        return best

    def hint(self, word: str) -> Text | None:
        """Return a did-you-mean, if there is something to mean."""
        return ask_for(self.to(word))

    def _bearers_of_pairs(self) -> dict[str, list[int]]:
        if self._bearers is None:
            self._bearers = {}
            for place, name in enumerate(self._names):
                for pair in _pairs(name):
                    bearers = self._bearers.setdefault(pair, [])
                    if len(bearers) < _MOST_BEARERS:
                        bearers.append(place)
        return self._bearers


def _pairs(name: str) -> dict[str, None]:
    """The pairs of neighbours in `name`, its ends marked, each once and in order."""
    return dict.fromkeys(a + b for a, b in pairwise(f"\n{name}\n"))


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Return which of the `known` words `word` was probably meant to be, or None.

    >>> suggest("chek", ["list", "check"])
    'check'
    """
    return Nearest(known).to(word)


def did_you_mean(word: str, known: Iterable[str]) -> Text | None:
    """Return the question whether what `suggest` finds was meant, if it finds anything."""
    return ask_for(suggest(word, known))


def ask_for(meant: str | None) -> Text | None:
    """Return the question whether `meant` was meant; none where nothing was found."""
    return None if meant is None else Text(f"是否想写“{meant}”？", f'did you mean "{meant}"?')
