"""What people do here: one verb a module. A move proposes acts to the desk, and gives back what became of them."""
