"""The command line: parse, call, print; no thinking.

Starting up imports click and a table of texts. A command's module is imported when it is
invoked, and what it calls when it runs, so that asking for help costs next to nothing.
"""

from policymodel.cli.root import main

__all__ = ["main"]
