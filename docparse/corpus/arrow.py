"""The one door to pyarrow, which only the corpus needs."""

try:
    import pyarrow as pa
    import pyarrow.fs as fs
    import pyarrow.parquet as pq
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "a corpus needs pyarrow: pip install 'docparse-zh[corpus]'", name=error.name
    ) from None

__all__ = ["fs", "pa", "pq"]
