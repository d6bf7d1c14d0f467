"""`python -m benchmarks.attack [--minutes 20] [--only NAME]`: the long attacks, and their table in Markdown.

Each attack has a share of the time, all of it if it is the only one: `--minutes 60 --only fuzzing` fuzzes for an hour. Failures are printed to standard error as they are found. The exit status is 1
if something failed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator

from benchmarks.attack.edits import attack_with_edits
from benchmarks.attack.encodings import attack_with_encodings
from benchmarks.attack.files import attack_with_files
from benchmarks.attack.fuzzing import attack_with_fuzz
from benchmarks.attack.growth import attack_with_growth
from benchmarks.attack.injection import attack_with_payloads
from benchmarks.attack.kills import attack_with_kills
from benchmarks.attack.races import attack_with_races
from benchmarks.attack.row import Row
from benchmarks.attack.terminal import attack_with_controls

#: Name -> (its share of the time, the attack). A share is a limit; what is done earlier ends earlier.
ATTACKS: dict[str, tuple[float, Callable[[float], Iterator[Row]]]] = {
    "injection": (0.18, attack_with_payloads),
    "terminal": (0.02, attack_with_controls),
    "kills": (0.05, attack_with_kills),
    "races": (0.04, attack_with_races),
    "edits": (0.04, attack_with_edits),
    "encodings": (0.02, attack_with_encodings),
    "fuzzing": (0.08, attack_with_fuzz),
    "growth": (0.2, attack_with_growth),
    "files": (0.37, attack_with_files),
}


def main() -> int:
    """Run the attacks and print the table; return how many failures there were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--only", choices=ATTACKS, action="append")
    chosen = parser.parse_args()
    start, failures = time.monotonic(), 0
    print(
        "| attack | inputs | result | slowest, s | most memory, MB |\n| --- | --- | --- | --- | --- |"
    )
    attacks = [ATTACKS[name] for name in ATTACKS if name in (chosen.only or ATTACKS)]
    for number, (share, attack) in enumerate(attacks):
        # What an attack leaves of its time is for those after it.
        whole = sum(later for later, _ in attacks[number:])
        left = start + chosen.minutes * 60 - time.monotonic()
        for row in attack(left * share / whole):
            print(row.line(), flush=True)
            sys.stderr.write(row.details())
            sys.stderr.flush()
            failures += len(row.failures)
    print(f"\n{(time.monotonic() - start) / 60:.0f} minutes, {failures} failures.")
    return failures


if __name__ == "__main__":
    sys.exit(main() > 0)
