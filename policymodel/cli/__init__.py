"""The command line: parse, call, print; no thinking.

Starting up imports click and a table of texts. A command's module is imported when it is
invoked, and what it calls when it runs, so that asking for help costs next to nothing.
"""

import gc
import io
import sys

__all__ = ["main"]

# New objects between two looks of the garbage collector; Python's own is 700.
_SELDOM = 50_000


def main() -> None:
    """Run the command line, and leave with its exit code."""
    # Plans and modules are made by the hundred thousand objects and hardly any is garbage:
    # looking seldom saves a tenth of starting up and more of reading many plans.
    gc.set_threshold(_SELDOM, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        # A terminal whose encoding lacks a character gets an escape instead of a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")

    from policymodel.cli.root import policymodel

    try:
        policymodel.main(prog_name="policymodel")
    finally:
        # At exit Python looks for garbage among all that was ever imported: a fifth of --help.
        gc.freeze()
        try:
            sys.stdout.flush()
        except OSError:  # on a full disk: told already, and Python would try once more
            sys.stdout = io.StringIO()
