"""TODO attributions"""
