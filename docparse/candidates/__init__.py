"""Every place that could open a section, with the doubts about it."""
