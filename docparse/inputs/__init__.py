"""One input and many: reading, writing, folders, processes."""
