"""Processes that work on the inputs of a run, for folders and for a corpus.

`pool` gives out tasks and takes in outcomes, `supply` cuts the tasks into chunks, `worker` is one process,
`limits` watches its time and memory.
"""
