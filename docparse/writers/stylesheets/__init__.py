"""DocBook and TEI, made of docparse's own XML by the stylesheets in schema/."""
