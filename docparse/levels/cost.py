"""A cost of the search, with the words that explain it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from docparse.messages import Language, Text

#: The heading that a move refers to: the one that it continues or is beside, the parent, or the last of its run.
Relation = Literal["", "sibling", "parent", "last"]


class Cost(NamedTuple):
    """The cost of a move or a doubt, with the reason in words."""

    value: float
    #: The meaning of the name, as the end of a sentence about a candidate: "skips a number".
    sentence: Text
    example: Text
    refers_to: Relation = ""
    #: The sentence with the heading that the move refers to: "continues {heading}".
    with_heading: Text | None = None

    def explain(self, language: Language) -> str:
        """Return sentence and example.

        >>> Cost(0.8, Text("skips a number", "跳号"), Text("三、 after 一、", "")).explain("en")
        'skips a number, as 三、 after 一、'
        """
        example = self.example.text(language)
        if language == "zh":
            return f"{self.sentence.zh}，如{example}" if example else self.sentence.zh
        return f"{self.sentence.en}, as {example}"
