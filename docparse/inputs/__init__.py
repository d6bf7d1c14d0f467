"""One input and many.

read        open, find format and encoding, parse: `read_input`
write       outputs, whole or not at all; `output/` holds the ways to do it
convert, outline, check, fix    what each command does with one input
folders     the inputs that the arguments of a command stand for
targets, convert_folder         where their outputs go
tasks, processes                work on many inputs at a time
resume      the journal of what is done
split, stream                   the reports of a compilation, of any size
"""
