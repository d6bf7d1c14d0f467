"""The language server: outline, folding, findings and fixes in any editor (extra `lsp`).

`text` counts as the protocol does, `analysis` is what is known of one version of a file, `files` keeps the
open ones; each answer is a pure function in a file of its own (`symbols`, `folding`, …), `wire` turns records
into the protocol's types, `app` and `protocol` are the only ones that know pygls.
"""
