"""What the rules look at: runs of numbers, what is wrong in them, what explains it."""
