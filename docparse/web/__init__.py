"""A page on this machine to try docparse: text in, outline, findings and formats beside it.

`server` attends to connections, `request` reads one strictly, `site` says who is answered and with what,
`crew` has the processes that do the work, `views` is that work.

The server is asyncio of the standard library, not a server from elsewhere. What decides: a page for one person
must work with a plain install, and of what it has to withstand the finished servers solve the smaller part.
Looked at in November 2026: waitress 3.0.2 (no release for two years) counts its time-out from the last byte, so one
byte a minute holds a connection for ever; it stops accepting when it is full, answers no 503, and has no limit on work.
uvicorn 0.54 with h11 (well kept, two more packages) answers 503 when it is full, but has no time-out at all for a
request that arrives slowly, takes a repeated `Content-Length` if both agree, and has no limit on work either.
With either `crew`, the queue, the total times and the checks of `site` would still be ours; what they would save is
`request`, a hundred lines, and a second server as an extra would have to withstand the same tests.
"""
