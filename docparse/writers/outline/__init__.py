"""The outline of a document as a tree, as rows and as a picture, and the reasons for it."""
