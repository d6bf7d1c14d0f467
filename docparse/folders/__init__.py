"""Many files on one machine: which there are, what each becomes, who does the work, what is done already.

inputs -> targets -> supply -> workers (each a process) -> journal; `docparse.cli.many` shows it to the user.
"""
