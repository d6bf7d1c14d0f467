"""What the user is told about numbers that no list of Word's can show as they are."""

from __future__ import annotations

from docparse.inputs.notes import Tell
from docparse.messages import Message
from docparse.model.document import Document
from docparse.writers.word.lists import plan_lists
from docparse.writers.word.runs import Reason

_WHY: dict[Reason, Message] = {
    "spoken": Message("word.spoken"),
    "gap": Message("word.gap"),
    "repeat": Message("word.repeat"),
    "mixed": Message("word.mixed"),
    "form": Message("word.form"),
    "context": Message("word.context"),
}
#: So many places are named for each reason.
_MOST_PLACES = 5


def tell_typed(path: str, document: Document, tell: Tell) -> None:
    """Tell how many numbers stay typed, why and where: a line for each reason."""
    typed = plan_lists(document).typed
    for reason, why in _WHY.items():
        runs = [run for run in typed if run.reason == reason]
        if not runs:
            continue
        places = [
            Message(
                "word.place",
                line=document.source.position(run.first.heading.span.start)[0],
                marker=run.first.marker.strip(),
            )
            for run in runs[:_MOST_PLACES]
        ]
        count = sum(run.size for run in runs)
        tell(Message("word.typed", path=path, n=count, why=why, places=tuple(places)))
