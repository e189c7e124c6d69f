"""Lists of articles."""
import sqlite3


def titles(cursor):
    # ruleid: py-select-all-columns
    cursor.execute("SELECT * FROM articles WHERE open = 1")
    return [row[1] for row in cursor.fetchall()]


def all_of(connection: sqlite3.Connection, name):
    # ruleid: py-select-all-columns
    rows = connection.execute("select a.* from articles a where a.author = ?", (name,)).fetchall()
    return {row[0]: row for row in rows}


def walk(connection):
    # ruleid: py-select-all-columns
    for row in connection.execute("""
            SELECT * FROM articles"""):
        yield row[1]


def named(cursor):
    # ok: py-select-all-columns
    cursor.execute("SELECT title FROM articles WHERE open = 1")
    return cursor.fetchall()


def one(cursor, key):
    # ok: py-select-all-columns
    cursor.execute("SELECT * FROM articles WHERE id = %s", (key,))
    return cursor.fetchone()


def how_many(cursor):
    # ok: py-select-all-columns
    cursor.execute("SELECT count(*) FROM articles")
    return cursor.fetchall()[0][0]
