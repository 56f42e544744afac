"""What the command line says, in the two languages people read here.

Help is in `help.json`, for opening `texts.yaml`, where the rest is, takes as long as all of it.
No help text wraps in the terminal's own way (a Chinese line has no blanks to wrap at), so a
line there is at most 78 half-widths, of an option at most 50.
"""

import json
import re
from pathlib import Path

from policymodel.text import Lang, Text, Texts

say = Texts(__file__)

_HELP = json.loads(Path(__file__).with_name("help.json").read_text(encoding="utf-8"))
PROGRAM = Text(**_HELP["program"])
EXAMPLE = Text(**_HELP["example"])
COMMANDS = {name: Text(**told["line"]) for name, told in _HELP["commands"].items()}
"""The commands in the order of the help, each with its line there."""
GROUPS = {
    name: {each: Text(**its["line"]) for each, its in told["commands"].items()}
    for name, told in _HELP["commands"].items()
    if "commands" in told
}
"""Those that are groups, with the commands that they have, each with its line."""
_EVERY = _HELP["commands"] | {
    f"{group} {name}": told
    for group in GROUPS
    for name, told in _HELP["commands"][group]["commands"].items()
}
DETAILS = {name: Text(**told["details"]) for name, told in _EVERY.items()}
EXAMPLES = {name: told["example"] for name, told in _EVERY.items()}
LINES = {name: Text(**told["line"]) for name, told in _EVERY.items()}
"""The line, details and example of every command, those of a group by both names."""
OPTIONS = {name: Text(**told) for name, told in _HELP["options"].items()}
"""The help of each parameter, by its name in the code."""
SAID = {name: Text(**told) for name, told in _HELP["said"].items()}
"""What must come out however little works."""
_PLACES = re.compile(rf"\b(?:{'|'.join(_HELP['places'])})\b")


def place(shown: str, lang: Lang) -> str:
    """Return what stands for an argument or a value in help, such as PLAN, in a language."""
    if lang == "en":
        return shown
    return _PLACES.sub(lambda found: str(_HELP["places"][found[0]]), shown)
