"""What can be done with a ledger, one verb a module."""
