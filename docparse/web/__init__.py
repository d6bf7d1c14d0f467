"""A page on this machine to try docparse: text in, outline, findings and formats beside it."""
