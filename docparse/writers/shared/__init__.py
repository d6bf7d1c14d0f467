"""What several writers share: the walk of a document, marks inside a line, ids, addresses, markers."""
