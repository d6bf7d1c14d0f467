"""A page that takes a report and gives it back as a page, with its outline: text, Word, Markdown, HTML.

flask --app examples/flask_upload run
"""

from flask import Flask, Response, request

import docparse

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 10 * 1024 * 1024

_FORM = """<!doctype html><meta charset="utf-8"><title>docparse</title>
<form method="post" enctype="multipart/form-data">
<input type="file" name="report" required> <button>Convert</button></form>
"""


@app.get("/")
def form() -> str:
    """Show the form."""
    return _FORM


@app.post("/")
def convert() -> Response:
    """Convert the file that was sent; docparse escapes its text and lets no other script run."""
    file = request.files.get("report")
    if file is None:
        return Response("no file\n", 400, mimetype="text/plain")
    try:
        document = docparse.read(file.stream.read())
    except docparse.DecodeError as error:
        return Response(f"{error}\n", 422, mimetype="text/plain")
    return Response(docparse.write(document, "html"), mimetype="text/html")
