"""The bytes of a file from outside: no more of them than may be."""

import os
from pathlib import Path

from policymodel.intake import limits
from policymodel.intake.faults import refusal, say
from policymodel.osfaults import why
from policymodel.text import visible


def bytes_of(path: str | os.PathLike[str], largest: int) -> tuple[bytes, str]:
    """Return what is in a file, and its name for messages.

    Raises:
        DocumentError: it is not there, may not be read, is empty or larger than `largest`.
    """
    file = Path(path)
    name = visible(file.name)
    try:
        if file.is_dir():
            raise refusal(say, "I001", name=name, reason=say("folder"))
        if file.exists() and not file.is_file():
            raise refusal(say, "I001", name=name, reason=say("no_file"))
        with file.open("rb") as stream:
            data = stream.read(largest + 1)
    except (OSError, ValueError) as error:
        raise refusal(say, "I001", name=name, reason=_why(error)) from error
    if not data:
        raise refusal(say, "I002", name=name)
    if len(data) > largest:
        raise refusal(say, "I003", name=name, limit=largest // 1_000_000)
    return data, name


def check_length(text: str, name: str) -> None:
    """Refuse a text that is longer than a document's may be.

    Raises:
        DocumentError: it is.
    """
    if len(text.encode("utf-8", "surrogatepass")) > limits.LARGEST_TEXT:
        raise refusal(say, "I003.text", name=name, limit=limits.LARGEST_TEXT // 10_000)


def _why(error: Exception) -> object:
    return say("not_found") if isinstance(error, FileNotFoundError) else why(error)
