"""The command line: parse, call, print; no thinking. Starting up imports little but click."""

import gc
import io
import os
import signal
import sys
from types import FrameType

# New objects between two looks of the garbage collector; Python's own is 700.
_SELDOM = 200_000
_STDERR = 2


def main() -> None:
    """Run the command line, and leave with its exit code."""
    # Plans and modules are made by the hundred thousand objects and hardly any is garbage:
    # looking seldom saves a tenth of starting up and more of reading many plans.
    gc.set_threshold(_SELDOM, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        # A terminal whose encoding lacks a character gets an escape instead of a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    closed = _replace_closed_streams()

    from policymodel.cli import texts
    from policymodel.cli.root import policymodel
    from policymodel.cli.settings import language

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # One that is ignored (nohup) stays so.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)
    try:
        policymodel.main(prog_name="policymodel")
    finally:
        if closed is not None and closed.getvalue():
            sys.stderr.write(texts.SAID["lost"].get(language(sys.argv)) + "\n")
        # At exit Python looks for garbage among all that was ever imported: a fifth of --help.
        gc.freeze()
        try:
            sys.stdout.flush()
        except OSError:  # on a full disk: told already, and Python would try once more
            sys.stdout = io.StringIO()


def _replace_closed_streams() -> io.StringIO | None:
    """Take the place of streams that are closed (``>&-``, pythonw); return standard output's."""
    closed = None
    if sys.stdout is None:
        sys.stdout = closed = io.StringIO()
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    # Their numbers must not become those of files that are written.
    while (number := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        pass
    os.close(number)
    return closed


def _leave(number: int, _: FrameType | None) -> None:
    """End as after Ctrl-C: nothing half written stays."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt(number)
