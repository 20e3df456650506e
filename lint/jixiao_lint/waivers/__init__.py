"""Waivers: findings that somebody has looked at and explained, in a comment beside the row or in a file of their own."""
