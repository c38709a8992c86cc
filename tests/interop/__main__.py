"""Runs the tests of all formats that the command writes: `python tests/interop [FORMAT…]`.

A format is tested by `test_<id>.py`. A format without such a file is an error, and so is a file without a format, unless it is listed here
as one that is being written.
"""

import pathlib
import subprocess
import sys
import unittest

import command

# Formats that hold no annotations, or that no tool of others reads: tests/core and tests/cli have them.
UNTESTED = {"codebook", "labels-csv", "labels-json"}

# Tests that wait for their format, one a line.
COMING = {"label-studio", "refi-qda"}


def written():
    """The ids of the formats that the command writes, which it lists where it is asked for another."""
    run = subprocess.run([command.POSTIL, "convert", "--to", "?", "-"], capture_output=True, text=True, check=False)
    return set(run.stderr.partition("one of ")[2].partition(";")[0].split(", "))


def suite(wanted):
    """The tests of those formats, or of all."""
    known = written()
    files = {path.stem.removeprefix("test_").replace("_", "-") for path in pathlib.Path(__file__).parent.glob("test_*.py")}
    for wrong, problem in [
        (known - files - UNTESTED, "there is no tests/interop/test_….py for"),
        (files - known - COMING, "there are tests, but the command does not write"),
        (COMING & known, "take out of COMING in tests/interop/__main__.py what is there now:"),
    ]:
        if wrong:
            sys.exit(f"{problem} {', '.join(sorted(wrong))}")
    names = [f"test_{name.replace('-', '_')}" for name in wanted or sorted(known & files)]
    return unittest.defaultTestLoader.loadTestsFromNames(names)


if __name__ == "__main__":
    result = unittest.TextTestRunner(verbosity=1, warnings="default").run(suite(sys.argv[1:]))
    sys.exit(not result.wasSuccessful())
