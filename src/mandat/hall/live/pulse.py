"""Whether anything was written since the last look: one small question to the database, whatever was written.

SQLite counts for each connection what others commit. PostgreSQL hands out transaction numbers, and the next one is
larger whenever somebody has written.
"""

from django.db import connection

_POSTGRES = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text"
_SQLITE = "PRAGMA data_version"


def pulse() -> str:
    """Something that differs from what it was whenever another connection has committed to the tables of the hall."""
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE if connection.vendor == "sqlite" else _POSTGRES)
        return str(cursor.fetchone()[0])
