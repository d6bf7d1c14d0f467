"""All sentences for a user, in English and Chinese side by side; those of the check rules are beside the rules.

A message is made where something happens, as a key with values, and becomes words at the front door (command line,
web page, editor), in the reader's language:

    raise DecodeError(Message("reading.not_text", byte=offset))
    report(Message("inputs.cannot_be_read", path=path, reason=message_of(error)))

The key begins with the topic: "reading.not_text" is a row of `messages/reading.py`. To add a message, add a row there.
"""

from docparse.messages.message import Message, Value, message_of, say
from docparse.messages.text import Language, Text, language_of

__all__ = ["Language", "Message", "Text", "Value", "language_of", "message_of", "say"]
