"""A real database server, PostgreSQL, in a folder of its own, for as long as a test runs."""

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PLACES = [Path(each) for each in os.environ.get("PATH", "").split(os.pathsep) if each]


def _program(name: str) -> Path | None:
    packaged = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = [place / name for place in _PLACES if (place / name).is_file()]
    return next(iter([*packaged[::-1], *found]), None)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a server, and yield the address of its database; skip the test where there is none."""
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    if initdb is None or pg_ctl is None:
        pytest.skip("PostgreSQL is not installed: no database server to try")
    data, user = folder / "data", getpass.getuser()
    before: list[str] = []
    if os.name == "posix" and os.geteuid() == 0:  # the server refuses to run as root
        user = "postgres"
        runner = shutil.which("runuser")
        if runner is None:
            pytest.skip("PostgreSQL does not run as root, and there is no runuser")
        before = [runner, "-u", user, "--"]
        for each in (folder, *folder.parents):
            if each.stat().st_uid == 0 and Path(tempfile.gettempdir()) in each.parents:
                each.chmod(each.stat().st_mode | 0o711)
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(*words: str | Path) -> None:
        subprocess.run([*before, *map(str, words)], check=True, capture_output=True, cwd=folder)

    run(initdb, "-D", data, "-A", "trust", "-E", "UTF8", "-U", user)
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run(pg_ctl, "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
    try:
        yield f"postgresql+psycopg://{user}@127.0.0.1:{port}/postgres"
    finally:
        run(pg_ctl, "-D", data, "-m", "immediate", "-w", "stop")
