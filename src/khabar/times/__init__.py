"""TODO times"""
