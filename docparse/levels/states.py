"""What the search carries along."""

from __future__ import annotations

from docparse.levels.evidence import OpenHeading

#: The last heading of a run: the run, the run of its parent, its number and its prefix.
LastHeading = tuple[str, str, int, str]
#: The last heading of each run of this report, the latest first. They are few: going through them costs less than
#: copying a dictionary for each state.
Seen = tuple[LastHeading, ...]
#: (step before, depth (0 is text), names of the moves, margin, depth and names of the best other reading):
#: a decision on the way to a state. The depth of the other reading is -1 where none came near.
Step = tuple["Step | None", int, tuple[str, ...], float, int, tuple[str, ...]]
#: (cost, stack, seen, last step)
State = tuple[float, tuple[OpenHeading, ...], Seen, Step | None]
#: (cost, depth, state, names of the moves): a way on from a state.
Option = tuple[float, int, State, tuple[str, ...]]
