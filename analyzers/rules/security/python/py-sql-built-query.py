def by_name(cursor, name):
    # ruleid: py-sql-built-query
    cursor.execute("SELECT id FROM users WHERE name = '%s'" % name)
    return cursor.fetchone()


def rename(connection, key, name):
    # ruleid: py-sql-built-query
    connection.execute(f"UPDATE users SET name = '{name}' WHERE id = {key}")


def orders(cursor, customer):
    # ruleid: py-sql-built-query
    cursor.execute("SELECT * FROM orders WHERE customer = " + customer)


def remove(cursor, key):
    # ruleid: py-sql-built-query
    cursor.execute("DELETE FROM notes WHERE id = {}".format(key))


def by_name_bound(cursor, name):
    # ok: py-sql-built-query
    cursor.execute("SELECT id FROM users WHERE name = %s", (name,))


def count(cursor, table):
    # ok: py-sql-built-query
    cursor.execute(f"VACUUM {table}")


def insert(cursor, table, row):
    marks = ", ".join("?" * len(row))
    # ok: py-sql-built-query
    cursor.execute("INSERT INTO %s VALUES (%s)" % (table, marks), row)


def long(cursor, key):
    # ok: py-sql-built-query
    cursor.execute("SELECT id FROM users " + "WHERE id = ?", (key,))


def shell(runner, name):
    # ok: py-sql-built-query
    runner.execute("select-profile %s" % name)
