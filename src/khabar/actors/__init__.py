"""TODO actors"""
