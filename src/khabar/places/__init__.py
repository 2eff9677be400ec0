"""TODO places"""
