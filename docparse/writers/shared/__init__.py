"""Shared by several writers: the walk of a document, marks inside a line, ids, addresses, markers."""
