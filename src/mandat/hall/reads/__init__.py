"""What pages show: what the clerk answers, shaped. Nothing here writes."""
