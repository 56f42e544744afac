"""What is asked of the compiler, as sentences, with the likely places ready to be copied."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from policymodel.analysis.called import called
from policymodel.analysis.wording import short
from policymodel.anchoring.anchors import Anchors
from policymodel.findings import Finding
from policymodel.model import Span
from policymodel.text import Texts

say = Texts(__file__)

_MOST = 3


class Asked(NamedTuple):
    """A question: the finding that asks it, and lines for the plan file that would answer it."""

    finding: Finding
    answers: tuple[str, ...]


def asked(anchors: Anchors) -> Iterator[Asked]:
    """Yield each question about what could not be placed, in the plan's order."""
    for each in anchors.facts:
        question = anchors.questions.get(each.full_path)
        if question is not None and each.full_path not in anchors.silent:
            code, candidates = ("A001" if question.candidates else "A002"), question.candidates
            yield _asked(
                anchors,
                code,
                each.full_path,
                candidates,
                what=called(each.part, each.key, path=each.path),
                key=each.key,
            )


def unread_quote(anchors: Anchors, path: str, quote: str, found: list[Span]) -> Asked:
    """Return the question about words that stand in the file for a place, and are not one."""
    what = "several" if found else "nowhere"
    return _asked(
        anchors,
        "A003",
        path,
        found,
        what=say(f"A003.{what}"),
        quote=short(quote),
        key=path.rpartition(".")[2],
    )


def _asked(
    anchors: Anchors, code: str, path: str, candidates: Iterable[Span], **values: Any
) -> Asked:
    key = values["key"]
    answers = tuple(f"{key}: {_quote(anchors, at)}" for at in candidates)[:_MOST]
    hint = say("copy") if answers else say("quote", key=key)
    message = say(f"{code}.message", **values)
    found = Finding(code=code, severity="warning", message=message, hint=hint, path=path)
    return Asked(found, answers)


def _quote(anchors: Anchors, at: Span) -> str:
    return json.dumps(anchors.source.around(at), ensure_ascii=False)
