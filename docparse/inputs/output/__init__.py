"""How an output gets to its place; `inputs.write` decides which way.

existing      what stands there already: links are followed, what is read-only is refused
temporary     a file without a name yet, and what killed runs left of such files
attributes    owner, mode and extended attributes of the file that is replaced
unchanged     a file replaced only if nobody has changed it meanwhile
in_place      a file that has to stay the same one, with a copy kept until it is written
special       devices, pipes, sockets: written into
"""
