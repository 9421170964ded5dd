"""What is served in a process of its own is not looked through for tests: it changes how its process reaches files."""

collect_ignore = ["full.py"]
