"""The command that is tested, and a folder for its files."""

import functools
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
POSTIL = os.environ.get("POSTIL", str(ROOT / "target/debug/postil"))


@functools.cache
def _folder():
    # Held for as long as the process runs: the folder goes with the object.
    return tempfile.TemporaryDirectory(prefix="postil-interop-")


def scratch():
    """A folder that is gone when the tests have ended."""
    return _folder().name


def postil(*arguments, silent=True):
    """What the command prints, as bytes. Fails where its status is not 0, or where it should be `silent` and is not."""
    run = subprocess.run([POSTIL, *map(str, arguments)], capture_output=True, check=False)
    if run.returncode != 0 or (silent and run.stderr):
        call = " ".join(["postil", *map(str, arguments)])
        told = [stream.decode(errors="replace")[:2000] for stream in (run.stderr, run.stdout)]
        raise AssertionError("\n".join([f"{call}: status {run.returncode}", *told]))
    return run.stdout
