"""Small programs for those who work on docparse; none of them is shipped."""
