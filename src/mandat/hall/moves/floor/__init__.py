"""The speakers' list of a sitting. Nothing of it is an act: it is in tables, and erased when the sitting closes."""
