"""A draft as the files of a plan folder: the plan file, and what is to be settled beside it."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from policymodel.drafting.drafted import Drafted
from policymodel.drafting.readings import Choice, Question, Reading
from policymodel.model import Span
from policymodel.model.scalars import ID_FORM
from policymodel.reading import write_plan
from policymodel.reading.emit import SCHEMA_LINE, flow, scalar
from policymodel.reading.yamltext import check_length
from policymodel.registry import PLAN_FILE, QUESTIONS_FILE
from policymodel.text import Texts

say = Texts(__file__)

_NOT_OF_IDS = re.compile("[^a-z0-9]+")
_IS_ID = re.compile(ID_FORM.pattern)
_CODE = 6


def plan_id(name: str) -> str:
    """Return an id for the plan of a document's file: its name, or, where that has no letters
    that an id may have, a code that is the same every time.

    >>> plan_id("Port-Plan 2030.txt"), plan_id("港口方案.txt")
    ('port-plan-2030', 'p227716')
    """
    stem = PurePath(name).stem.lower()
    bare = _NOT_OF_IDS.sub("-", stem).strip("-")
    has_others = any(ord(sign) > 127 and sign.isalnum() for sign in stem)
    if _IS_ID.fullmatch(bare) and not has_others:
        return bare
    return "p" + hashlib.sha256(stem.encode()).hexdigest()[:_CODE]


def folder_files(drafted: Drafted, *, with_text: bool = False) -> dict[str, bytes]:
    """Return the files of a plan folder by their names.

    Args:
        drafted: the draft.
        with_text: whether the canonical text goes with it, as of a document that is no text file.

    Raises:
        PlanFileError: F001, the draft is longer than a plan file may be.
    """
    plan = write_plan(drafted.plan)
    check_length(plan)
    note = say("head", file=QUESTIONS_FILE).zh
    head = f"# {note}\n"
    files = {
        PLAN_FILE: plan.replace(SCHEMA_LINE, SCHEMA_LINE + head, 1).encode(),
        QUESTIONS_FILE: ("\n".join(_questions(drafted)) + "\n").encode(),
    }
    if with_text:
        files[f"{drafted.plan.id}.txt"] = drafted.source.text.encode()
    return files


def _questions(drafted: Drafted) -> Iterator[str]:
    yield f"# {say('questions').zh}"
    yield "questions:" if drafted.questions else "questions: []"
    for number, each in enumerate(drafted.questions, start=1):
        yield from _question(drafted, number, each)
    yield f"# {say('readings').zh}"
    yield "readings:" if drafted.readings else "readings: []"
    yield from (f"  - {flow(_reading(each))}" for each in drafted.readings)
    yield f"# {say('set_aside').zh}"
    yield "set_aside:" if drafted.set_aside else "set_aside: []"
    for aside in drafted.set_aside:
        yield f"  - {flow({'words': aside.words, 'at': _pair(aside.at)})}"


def _question(drafted: Drafted, number: int, question: Question) -> Iterator[str]:
    yield f"  - number: {number}"
    yield f"    asks: {flow({'zh': question.asks.zh, 'en': question.asks.en})}"
    yield f"    rule: {scalar(question.rule)}"
    if question.path:
        yield f"    path: {scalar(question.path)}"
    yield f"    at: {flow(_pair(question.at))}"
    yield f"    words: {scalar(drafted.source.around(question.at))}"
    if question.choices:
        yield "    choices:"
        yield from (f"      - {flow(_choice(each))}" for each in question.choices)


def _choice(choice: Choice) -> dict[str, Any]:
    told: dict[str, Any] = {"zh": choice.says.zh, "en": choice.says.en}
    if choice.part is not None:
        told |= {"path": choice.path, "part": choice.part}
    return told


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "path": reading.path,
        "rule": reading.rule,
        "sureness": reading.sureness,
        "at": _pair(reading.at),
    }


def _pair(at: Span) -> list[int]:
    return [at.start, at.end]
