"""Lists of articles."""


def titles(cursor):
    # ruleid: py-rows-without-limit
    cursor.execute("SELECT title FROM articles ORDER BY title")
    return cursor.fetchall()


def names(connection):
    # ruleid: py-rows-without-limit
    return connection.execute("select name from authors").fetchall()


def page(cursor, last):
    # ok: py-rows-without-limit
    cursor.execute("SELECT title FROM articles WHERE id > %s ORDER BY id LIMIT 50", (last,))
    return cursor.fetchall()


def each(cursor):
    # ok: py-rows-without-limit
    cursor.execute("SELECT title FROM articles")
    for row in cursor:
        yield row


def how_many(cursor):
    # ok: py-rows-without-limit
    cursor.execute("SELECT author, count(*) FROM articles GROUP BY author")
    return cursor.fetchall()
