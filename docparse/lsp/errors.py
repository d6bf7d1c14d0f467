"""Errors that are answers to a client."""


class RequestError(Exception):
    """A request that cannot be answered: the file is not open, the new name is not a number."""
