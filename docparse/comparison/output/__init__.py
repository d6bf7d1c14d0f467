"""The forms of a comparison: for people, programs and browsers."""

from collections.abc import Callable, Mapping

from docparse.comparison.compare import Comparison
from docparse.comparison.output.html import write_html
from docparse.comparison.output.json import write_json
from docparse.comparison.output.text import write_text
from docparse.messages import Language

FORMS: Mapping[str, Callable[[Comparison, Language], str]] = {
    "text": write_text,
    "json": write_json,
    "html": write_html,
}
