"""What is answered to a client that asks for what cannot be done."""


class RequestError(Exception):
    """A request that cannot be answered: a file that is not open, a name that is no number."""
