"""What each process for many files needs, loaded once where a process can be copied."""

import docparse.folders.workers
import docparse.pipeline
import docparse.readers.text  # noqa: F401 (loaded, not used)
