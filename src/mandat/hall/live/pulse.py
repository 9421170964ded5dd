"""Whether anything was written since the last look: one small question to the database, whatever was written.

SQLite counts for each connection what others commit, and what it wrote itself. PostgreSQL tells which transactions are
over: up to which all are, and which of those behind it are not. The number of the last one would not do: of two at once
it is that of the one which began later, even where that one ended first.
"""

from django.db import connection

_POSTGRES = "SELECT pg_current_snapshot()::text"
_SQLITE = "SELECT data_version || '.' || total_changes() FROM pragma_data_version"


def pulse() -> str:
    """Something that differs from what it was whenever anybody has committed to the tables of the hall."""
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE if connection.vendor == "sqlite" else _POSTGRES)
        return str(cursor.fetchone()[0])
