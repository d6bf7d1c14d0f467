"""Fit what decides to outlines marked by hand: the costs of the search, and the weights of confidence."""
