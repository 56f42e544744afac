"""The words of this folder's YAML files, as vocabularies.

A file holds lists by name; which list stands in which file is free.
"""

from pathlib import Path
from typing import Any, overload

import yaml

from policymodel.findings import Text
from policymodel.vocabulary.terms import T, Term, Vocabulary

# The loader that leaves every scalar the text it is: a word may be `no`, a sign `=`.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LISTS: dict[str, list[dict[str, Any]]] = {}
for _file in sorted(Path(__file__).parent.glob("*.yaml")):
    _LISTS |= yaml.load(_file.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - plain text


@overload
def vocabulary(name: str) -> Vocabulary[Term]: ...
@overload
def vocabulary(name: str, kind: type[T]) -> Vocabulary[T]: ...
def vocabulary(name: str, kind: type[Any] = Term) -> Vocabulary[Any]:
    """Return the list called `name`, as terms of `kind`.

    Raises:
        ValueError: a row lacks a column of `kind`, has one more, or repeats a code.
    """
    terms: dict[str, Any] = {}
    for row in _LISTS[name]:
        try:
            term = kind(**{column: _cell(value) for column, value in row.items()})
        except TypeError as error:
            raise ValueError(f"{name}: {row}: {error}") from None
        if terms.setdefault(term.code, term) is not term:
            raise ValueError(f"{name}: {term.code} stands there twice")
    return Vocabulary(name, tuple(terms.values()))


def _cell(value: Any) -> Any:
    if isinstance(value, dict):
        return Text(**value)
    return tuple(value) if isinstance(value, list) else value
