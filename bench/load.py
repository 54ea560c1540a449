"""What the figures have in common: a city in a folder or a schema, its server, wrk, and a table's rows.

A figure gets an empty folder; the release programs lie beside ATRIUM_BINARY.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(root / "tests"))
from hall import Hall, free_port  # noqa: E402,F401

release = pathlib.Path(os.environ["ATRIUM_BINARY"]).resolve().parent


def row(what, here, least=""):
    print(f"{what}\t{here}\t{least}", flush=True)


def bench(name, *words, given=None, **environment):
    """Runs bench_NAME and returns what it printed."""
    done = subprocess.run(
        [release / "bench" / f"bench_{name}", *map(str, words)], input=given, text=True, stdout=subprocess.PIPE,
        env=dict(os.environ, **environment), check=True,
    )
    return done.stdout


def city(folder, *demo_words, database=None):
    """A demo city whose data lies in the folder; `database` is a libpq conninfo, None for SQLite."""
    tempfile.tempdir = str(folder)
    return Hall(database, *demo_words)


def environment_of(hall):
    return {name: value for name, value in hall.environment.items() if name.startswith("ATRIUM_")}


def keep_sessions_fresh(hall, minutes):
    """Nobody's session is noted again as seen for so long: an act takes the same statements whenever it is done."""
    hall.query(f"UPDATE identity_session SET last_seen_at = {int((time.time() + 60 * minutes) * 1e6)}")


def wrk(script, url, connections, seconds, *words, threads=2, **environment):
    """Runs wrk and returns the numbers that the script prints at its end."""
    done = subprocess.run(
        ["wrk", "-t", str(threads), "-c", str(connections), "-d", f"{seconds}s", "--timeout", "30s", "-s",
         str(root / "bench" / "wrk" / script), url, "--", *map(str, words)],
        capture_output=True, text=True, env=dict(os.environ, **environment), check=True,
    )
    return [float(number) for number in done.stdout.strip().splitlines()[-1].split()]


def memory_of(hall):
    """Resident memory of the server, in MB."""
    status = pathlib.Path(f"/proc/{hall.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def submissions(hall, drafts, connections, seconds=8):
    """Submits drafts over HTTP: how many a second, and the 95 % latency in ms.  None may fail, all must be stored."""
    receipts = "SELECT COUNT(*) FROM cases_notice WHERE kind = 'online_receipt'"
    lines = pathlib.Path(hall.folder) / "drafts"
    lines.write_text(drafts)
    before = hall.count(receipts)
    hall.start()
    good, bad, dry, took, p95 = wrk("submit.lua", f"http://127.0.0.1:{hall.port}", connections, seconds, lines, 2)
    if dry:
        raise SystemExit("there were too few drafts")
    stored = hall.count(receipts) - before
    if bad or stored < good:
        raise SystemExit(f"{bad:.0f} submissions failed, {stored} of {good:.0f} answered ones are stored")
    return good / took, p95
