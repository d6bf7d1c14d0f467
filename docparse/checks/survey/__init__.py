"""What the rules look at: runs of numbers, the wrong numbers in them, attachments, dates."""
