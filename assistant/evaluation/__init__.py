"""Answers beside what they must show, measured and reported."""
