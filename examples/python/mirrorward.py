"""mirrorward from Python: a subprocess and files, nothing to install with pip.

    synthetic = synthesise(frame, seed=7, out="release")     # pandas frames, by Parquet (pandas with pyarrow)
    run("evaluate", "--train", "train.csv", "--synthetic", "made-elsewhere.csv")
"""

import json
import os
import shlex
import subprocess
import tempfile
from pathlib import Path

# The command, as a shell would read it: `npx mirrorward` where it is not installed.
PROGRAM = shlex.split(os.environ.get("MIRRORWARD", "mirrorward"))


class Refused(ValueError):
    """The input was refused; the text has one line a cause: file, column and row, never a cell."""


def run(*words, cwd=None):
    """Runs a command and returns what it prints with --json. Exit code 3 (a verdict says no) is an answer, not an error."""
    command = [*PROGRAM, *map(str, words), "--json", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd)
    if done.returncode == 2:
        raise Refused(done.stderr.strip())
    if done.returncode not in (0, 3):
        raise RuntimeError(done.stderr.strip())
    return json.loads(done.stdout)


def synthesise(frame, *, seed, out, schema=None, options=()):
    """A synthetic frame of the columns of `frame`; its evidence (report.html, evaluation.json, manifest.json) is in `out`."""
    import pandas

    with tempfile.TemporaryDirectory(prefix="mirrorward-") as folder:
        table = Path(folder) / "table.parquet"
        os.chmod(folder, 0o700)
        frame.to_parquet(table, index=False)
        known = () if schema is None else ("--schema", schema)
        run("run", table, *known, "--seed", seed, "--out", out, "--format", "parquet", *options)
    return pandas.read_parquet(Path(out) / "synthetic.parquet")
