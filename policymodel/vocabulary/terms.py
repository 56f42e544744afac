"""Terms, vocabularies, and the words of the YAML files beside this one as such."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from policymodel.text import Lang, Text, read_data, suggest

T = TypeVar("T", bound="Term")


@frozen
class Term:
    """One word of a vocabulary; its code, in ASCII, is what plan files say, and never changes."""

    code: str
    zh: str
    en: str

    def label(self, lang: Lang = "zh") -> str:
        """Return what a reader of `lang` sees."""
        return self.zh if lang == "zh" else self.en


def _is_true(value: object) -> bool:
    """What a row says of yes and no: its file has nothing but texts."""
    return value in (True, "true")


@frozen
class Concept(Term):
    """What an indicator measures."""

    # Whether it measures so much at once that no measure alone serves it: the whole plan does.
    composite: bool = field(default=False, converter=_is_true)


@frozen
class Role(Term):
    """A role of an organization in a measure."""

    mark: str  # the one sign that stands for it in a matrix
    rasci: str  # the nearest of responsible, accountable, supportive, consulted, informed
    heading: Text  # of its column in a responsibility table
    meaning: Text  # one line for the legend


@frozen
class Comparator(Term):
    """How the reached value is to be compared with the stated one.

    Of the words that documents print at a number the longest decides. Bare numbers and 达到 are
    read as at least, for judging.
    """

    sign: str  # how a table shows it before (or, for about, after) the number
    words: tuple[str, ...] = ()  # those before a number: 不低于30家
    behind: tuple[str, ...] = ()  # those behind it and its unit: 30家以上


@frozen
class Instrument(Term):
    """A policy instrument, and the side from which it acts: supply, environment or demand.

    After R. Rothwell and W. Zegveld, Industrial Innovation and Public Policy (1981).
    """

    side: str


@frozen
class Scheme(Term):
    """A system of codes of places."""

    form: str  # the regular expression that all of a code matches


@frozen
class ReportStatus(Term):
    """A word in which an organization says how a task stands, with what else is written for it."""

    stage: str  # before, running, done, dropped or open
    pace: str = ""  # ahead, on or behind, where the word tells it
    words: tuple[str, ...] = ()


@frozen
class ProgressStatus(Term):
    """How a target or a task is judged to stand."""

    lamp: str  # the code of the lamp that shows it, unless a plan's rules say otherwise


@frozen(eq=False)  # there is one of each: types that name it are hashed often
class Vocabulary(Generic[T]):
    """A closed list of terms, in their standard order."""

    name: str
    terms: tuple[T, ...] = field(repr=False)  # attrs asks for the repr of each annotation

    @cached_property
    def _by_code(self) -> dict[str, T]:
        return {term.code: term for term in self.terms}

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> T:
        return self._by_code[code]

    def __iter__(self) -> Iterator[T]:
        return iter(self.terms)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in standard order."""
        return tuple(self._by_code)

    def label(self, code: str, lang: Lang = "zh") -> str:
        """Return what a reader of `lang` sees for `code`."""
        return self._by_code[code].label(lang)

    def order(self, code: str) -> int:
        """Return the place of `code` in the standard order, from 0."""
        return self.codes.index(code)

    def suggest(self, word: str) -> str | None:
        """Return the code that `word` was probably meant to be: by code or by label."""
        words = {label: term.code for term in self.terms for label in (term.zh, term.en)}
        words |= {code: code for code in self.codes}
        near = suggest(word, words)
        return None if near is None else words[near]


_LISTS: dict[str, Any] = {}
for _file in sorted(Path(__file__).parent.glob("*.yaml")):  # which list stands in which is free
    _LISTS |= read_data(_file)


def vocabulary(name: str, kind: type[T]) -> Vocabulary[T]:
    """Return the list that the files of this folder call `name`, as terms of `kind`.

    A ValueError says that a row lacks a column of `kind`, has one more, or repeats a code.
    """
    terms: dict[str, T] = {}
    for row in _LISTS[name]:
        try:
            term = kind(**row)
        except TypeError as error:
            raise ValueError(f"{name}: {row}: {error}") from None
        if terms.setdefault(term.code, term) is not term:
            raise ValueError(f"{name}: {term.code} stands there twice")
    return Vocabulary(name, tuple(terms.values()))
