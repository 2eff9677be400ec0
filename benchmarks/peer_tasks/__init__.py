"""The sub-tasks of `benchmarks/peers.py`, one module each; a module takes a Material and gives Rows.

A Row sets what a peer reaches beside what Khabar reaches. Packages that are not there or refuse Arabic give an Absence
with their own words.
"""
