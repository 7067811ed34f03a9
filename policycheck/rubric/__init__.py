"""Principles and criteria as data: load, check, compose, explain."""
