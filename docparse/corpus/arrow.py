"""The only import of pyarrow, which only the corpus needs."""

from docparse.messages import Message

try:
    import pyarrow as pa
    import pyarrow.fs as fs
    import pyarrow.parquet as pq
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(Message("corpus.needs_pyarrow"), name=error.name) from None

__all__ = ["fs", "pa", "pq"]
