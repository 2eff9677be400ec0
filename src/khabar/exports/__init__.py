"""TODO exports"""
