"""Old Word, WPS, RTF and OpenDocument files: LibreOffice makes .docx of them, if it is there."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from policymodel.intake import limits
from policymodel.intake.document import DocumentText
from policymodel.intake.faults import refusal, say
from policymodel.intake.kinds import kind_of
from policymodel.intake.word.docx import read_docx

SECONDS = 120
"""How long a conversion may take."""

_PROGRAMS = ("soffice", "libreoffice")
# The name under which the program opens the file: never the one it came with.
_NAMES = {"doc": "in.doc", "rtf": "in.rtf", "odt": "in.odt"}


def read_converted(data: bytes, name: str) -> DocumentText:
    """Return a document that LibreOffice can open.

    It runs in a folder of its own, without the settings, the recent files and the macros of
    whoever uses it, and is ended when it takes too long.

    Raises:
        DocumentError: LibreOffice is not there or cannot convert the file.
    """
    program = next((found for each in _PROGRAMS if (found := shutil.which(each))), None)
    if program is None:
        raise refusal(say, "I012", name=name)
    with tempfile.TemporaryDirectory() as folder:
        made = _converted(program, data, name, Path(folder))
    return read_docx(made, name)


def _converted(program: str, data: bytes, name: str, folder: Path) -> bytes:
    given = folder / _NAMES[kind_of(data, name)]
    given.write_bytes(data)
    profile = folder / "profile"
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML"),
        *("--outdir", str(folder), str(given)),
    ]
    try:
        # The command is ours, and the file has a name of ours.
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise refusal(say, "I013", name=name, reason=say("slow", seconds=SECONDS)) from error
    except OSError as error:
        raise refusal(say, "I012", name=name) from error
    made = given.with_suffix(".docx")
    if not made.is_file():
        raise refusal(say, "I013", name=name, reason=say("no_result"))
    with made.open("rb") as stream:
        return stream.read(limits.LARGEST_FILE)
