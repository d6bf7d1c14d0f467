"""The server for language-model agents: outline, sections, search, findings, formats and comparison (extra `mcp`).

`folders` is what can be reached, `files` keeps what was read, `sections` finds the one that is meant, `pages` cuts long
answers; each tool is a pure function of `tools`, and `app` is the only module that knows the SDK of the Model Context Protocol.
"""
