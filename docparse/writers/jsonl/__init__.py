"""JSON Lines: an object for each section."""
