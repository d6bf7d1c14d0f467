"""What the stages hand to each other: the text, places in it, the tree that comes out."""
