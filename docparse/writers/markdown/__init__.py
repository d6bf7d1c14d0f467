"""CommonMark, with tables and ~~ as GitHub has them."""
