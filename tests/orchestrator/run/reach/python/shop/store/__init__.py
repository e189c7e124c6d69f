from .tables import insert, Table as Rows
