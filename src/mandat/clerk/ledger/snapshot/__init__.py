"""Snapshots: what was derived from a ledger, kept so that opening a large one is fast.

A snapshot is of one head and of one version of the source. It is used where both are the same, and derived anew where
they are not. It is cut into small pieces, of which only those are read that a question looks at.
"""
