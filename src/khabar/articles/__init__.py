"""TODO articles"""
