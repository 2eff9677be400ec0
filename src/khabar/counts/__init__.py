"""TODO counts"""
