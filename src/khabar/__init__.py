"""Khabar reads Arabic news and gives sourced event data."""
