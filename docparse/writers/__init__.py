"""Writers: a document in, text out; `formats` has the table."""
