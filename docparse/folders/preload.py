"""What each process for many files needs, loaded once for all of them where the system can copy a process."""

import docparse.folders.workers
import docparse.pipeline
import docparse.readers.text  # noqa: F401 (loaded, not used)
