"""Where ledgers are kept: in memory, in SQLite, in PostgreSQL. They share their duties and tests, not their code."""
