"""What mandat costs, beside its peers. `make bench` runs all of it."""
