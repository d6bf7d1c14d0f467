"""Findings as text for people, and as JSON, SARIF and GitHub's commands for programs."""
