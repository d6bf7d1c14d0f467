"""Documents by the million: a batch of Arrow in, a batch of Arrow out, and a run over a whole corpus.

`parse_batch` is the function for engines that map batches; `run_corpus` is the command `docparse corpus`.
Needs pyarrow: `pip install 'docparse-zh[corpus]'`.
"""

from docparse.corpus.options import BatchOptions, Job
from docparse.corpus.parse import parse_batch
from docparse.corpus.run import Summary, run_corpus
from docparse.corpus.schema import DOCUMENTS, FAILURES, SECTIONS
from docparse.inputs.processes.limits import Limits
from docparse.inputs.read import Options

__all__ = [
    "DOCUMENTS",
    "FAILURES",
    "SECTIONS",
    "BatchOptions",
    "Job",
    "Limits",
    "Options",
    "Summary",
    "parse_batch",
    "run_corpus",
]
