"""What holds for a whole invocation, whichever command it is."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from policymodel.shell import quoted
from policymodel.text import Lang

LANG = "POLICYMODEL_LANG"
SOURCES = "POLICYMODEL_SOURCES"
STORE = "POLICYMODEL_STORE"


@dataclass
class Settings:
    """The global options; with `debug`, an unexpected error shows its traceback."""

    lang: Lang = "zh"
    plugins_dir: str | None = None
    debug: bool = False

    def typed(self, plan: str) -> str:
        """Return a plan as a proposed command has to name it: with the folder it is found in.

        >>> Settings(plugins_dir="各市 方案").typed("yunze"), Settings().typed("我的 方案.yaml")
        ('yunze --plugins-dir "各市 方案"', '"我的 方案.yaml"')
        """
        is_found_there = self.plugins_dir is not None and not os.path.exists(plan)
        folder = f" --plugins-dir {quoted(self.plugins_dir)}" if is_found_there else ""
        return f"{quoted(plan)}{folder}"


def language(arguments: Sequence[str]) -> Lang:
    """Return the language in which to speak, before anything is parsed, as help must be in it.

    Whether the value of ``--lang`` is one of the languages is for the parser to say.

    >>> language(["show", "demo", "--lang", "en"]), language(["--lang=en", "--help"])
    ('en', 'en')
    """
    given = os.environ.get(LANG, "")
    for here, following in pairwise([*arguments, ""]):
        if here == "--":
            break
        if here == "--lang":
            given = following
        elif here.startswith("--lang="):
            given = here.removeprefix("--lang=")
    return "en" if given == "en" else "zh"
