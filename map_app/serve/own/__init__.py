"""Readers' own layers over the web: each reader's for the holder of their token alone."""
