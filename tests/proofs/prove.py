"""`python -m tests.proofs.prove [--only S1]`: the proofs at their full figures, in pieces under ten minutes.

A piece that was done with the code as it is now is not done again, so that a run can be stopped and taken up. When all
pieces of a proof are there, its row of RELIABILITY.md is written.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

from tests.proofs import (
    abused,
    ballots,
    bounded,
    contract,
    crossing,
    fold,
    fuzzed,
    kept,
    kill,
    lawful,
    lexicon,
    migration,
    once,
    refused,
    retracted,
    scope,
    tamper,
    two_servers,
    two_worlds,
)
from tests.proofs.proof import Counts, Piece, Proof
from tests.proofs.reliability import Row, fingerprint, write

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "proofs"  # what pieces have counted; thrown away with build/
ALL = (
    bounded,
    fuzzed,
    kept,
    fold,
    kill,
    tamper,
    migration,
    lawful,
    ballots,
    once,
    two_servers,
    two_worlds,
    crossing,
    retracted,
    lexicon,
    scope,
    refused,
    contract,
    abused,
)
PROOFS = {one.PROOF.code: one.PROOF for one in ALL}


def main() -> int:
    asked = argparse.ArgumentParser(prog="prove", description=__doc__)
    asked.add_argument("--only", metavar="CODE", choices=PROOFS, help="one proof")
    asked.add_argument("--piece", metavar="NAME", help="one piece, in this process; prints what it counted")
    asked.add_argument("--again", action="store_true", help="also what was done already")
    asked.add_argument("--table", action="store_true", help="run nothing; write the table anew from what is kept")
    given = asked.parse_args()
    if given.piece:
        return _one_piece(PROOFS[given.only], given.piece)
    failed = []
    for code in [given.only] if given.only else PROOFS:
        counts = _kept(PROOFS[code]) if given.table else prove(PROOFS[code], again=given.again)
        if counts is not None and not _written(PROOFS[code], counts):
            failed.append(code)
    write(ROOT, [])
    print("\n".join(f"{code} does not hold" for code in failed) or "What was proven is in RELIABILITY.md.")
    return 1 if failed else 0


def prove(proof: Proof, *, again: bool) -> Counts:
    """Run the pieces that are not there yet, each in a process of its own, and add them up."""
    for piece in proof.pieces:
        kept = _path(proof, piece)
        if kept.is_file() and not again:
            print(f"{proof.code} {piece.name}: done before")
            continue
        begun = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "tests.proofs.prove", "--only", proof.code, "--piece", piece.name],
            cwd=ROOT, env={**os.environ, "TRACKER_TEST_DATABASE": piece.database}, stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(done.stdout.splitlines()[-1])
        print(f"{proof.code} {piece.name}: {time.monotonic() - begun:.0f} s", flush=True)
    counts = _kept(proof)
    if counts is None:
        raise SystemExit(
            f"{proof.code}: its code was changed while it ran. Run it again; pieces of the same code stay."
        )
    return counts


def _kept(proof: Proof) -> Counts | None:
    """What all pieces counted with the code as it is now; None while one is missing."""
    paths = [_path(proof, piece) for piece in proof.pieces]
    if not all(path.is_file() for path in paths):
        return None
    counts: Counts = Counter()
    for path in paths:
        for name, number in json.loads(path.read_text()).items():
            most = name.startswith("most ")  # of all pieces; the rest is added up
            counts[name] = max(counts[name], number) if most else counts[name] + number
    return counts


def _path(proof: Proof, piece: Piece) -> Path:
    return KEPT / f"{proof.code}-{piece.name.replace(' ', '-')}-{fingerprint(ROOT, proof.paths)}.json"


def _one_piece(proof: Proof, name: str) -> int:
    piece = next(piece for piece in proof.pieces if piece.name == name)
    with tempfile.TemporaryDirectory(prefix="tracker-proof-") as folder:
        print(json.dumps(proof.run(Path(folder), proof.seed, piece.draw)))
    return 0


def _written(proof: Proof, counts: Counts) -> bool:
    told = proof.tell(counts)
    figure = told.figure if not told.faults else f"DOES NOT HOLD: {'; '.join(told.faults)} ({told.figure})"
    row = Row(proof.code, proof.promise, figure, told.control, told.draw, str(proof.seed), str(date.today()), "", "")
    write(ROOT, [(row, proof.paths)])
    print(f"{proof.code}: {figure}; control: {told.control}; {told.draw}")
    return not told.faults


if __name__ == "__main__":
    sys.exit(main())
