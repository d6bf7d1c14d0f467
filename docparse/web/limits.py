"""Everything that the page's server bounds."""

from __future__ import annotations

from typing import NamedTuple

from docparse.model.limits import REQUEST, REQUEST_MEMORY, REQUEST_SECONDS, REQUESTS

#: Of the first line of a request and of each header, in bytes; of all of them together.
LONGEST_LINE = 8_192
LONGEST_HEAD = 32_768


class PageLimits(NamedTuple):
    """What one server takes before it says no."""

    #: The largest text or file.
    file_bytes: int = REQUEST.most
    #: Work on one request; the process that does it is ended then.
    work_seconds: float = REQUEST_SECONDS.most
    #: By how much that process may grow during the work, in bytes.
    work_memory: int = REQUEST_MEMORY.most
    #: Work that nobody waits for any more is ended after this time.
    abandoned_seconds: float = 3.0
    #: Texts that are worked on at once; so many more wait, each for `work_seconds` at most.
    at_once: int = REQUESTS.most
    waiting: int = 64
    #: Connections that are attended to; so many more are told to come back, the rest waits in the system's queue.
    connections: int = 128
    turned_away: int = 64
    #: A request has so long to arrive, and its answer to be fetched: all of it, not each piece.
    transfer_seconds: float = 30.0
    #: What is larger than this has one second more for each time.
    bytes_a_second: int = 250_000
    #: Until a closed connection is cut, to let the other side read the last answer.
    farewell_seconds: float = 5.0

    def seconds_for(self, size: int) -> float:
        """Return how long `size` bytes may take to travel."""
        return self.transfer_seconds + size / self.bytes_a_second

    @property
    def max_bytes(self) -> int:
        """The largest body of a request. Base64 and JSON make a file a third larger."""
        return int(1.4 * self.file_bytes)

    @property
    def held_bytes(self) -> int:
        """How many bytes of requests are held in memory at once."""
        return 4 * self.max_bytes
