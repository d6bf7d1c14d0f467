"""The records that stages pass on: the text, places in it, the resulting tree."""
