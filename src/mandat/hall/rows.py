"""One row of a table, quickly: for what every request asks.

The mapper of tables makes the same SQL, and the same list of columns, anew each time; that takes the processor five
times as long as the question itself. Here the SQL is written by hand, and how a row becomes a record is kept.
"""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Model

Kind = TypeVar("Kind", bound=Model)
Reading = tuple[str, list[str], list[tuple[int, Callable, object]]]


@cache
def _reading(table: type[Model], vendor: str) -> Reading:
    """The columns of a table as SQL lists them, the names of its fields, and what has to be read from what is kept."""
    fields = table._meta.concrete_fields
    columns = ", ".join(f"{table._meta.db_table}.{field.column}" for field in fields)
    readers = [
        (place, reader, column)
        for place, field in enumerate(fields)
        for column in [field.get_col(table._meta.db_table)]
        for reader in (*connection.ops.get_db_converters(column), *column.get_db_converters(connection))
    ]
    return columns, [field.attname for field in fields], readers


def row(table: type[Kind], where: str, *values: object) -> Kind | None:
    """The first row of a table for which the SQL behind `WHERE` holds; None where there is none."""
    tables = connections[DEFAULT_DB_ALIAS]  # not `connection`, which looks for them again at each use
    columns, names, readers = _reading(table, tables.vendor)
    with tables.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table._meta.db_table} WHERE {where}", values)
        found = cursor.fetchone()
    if found is None:
        return None
    read = list(found)
    for place, reader, column in readers:
        read[place] = reader(read[place], column, tables)
    return table.from_db(tables.alias, names, read)
