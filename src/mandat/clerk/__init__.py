"""The clerk: use cases, one verb a module; the only place where book, ledger, exchange and core meet."""
