import sqlite3

from flask import request
from sqlalchemy import insert, text, update


def find(connection):
    name = request.args["name"]
    # ruleid: py-sql-injection
    return connection.execute(f"SELECT * FROM users WHERE name = '{name}'").fetchall()


def remove(cursor):
    order = " ".join(["DELETE FROM notes WHERE id =", request.form.get("id", "")])
    # ruleid: py-sql-injection
    cursor.execute(order)


def build(column):
    return "SELECT * FROM users ORDER BY " + column


def listing(cursor):
    # ruleid: py-sql-injection
    cursor.execute(build(request.args.get("by")))


def find_right(connection):
    name = request.args["name"]
    # ok: py-sql-injection
    return connection.execute("SELECT * FROM users WHERE name = ?", (name,)).fetchall()


def page(cursor):
    start = int(request.args.get("start", 0))
    # ok: py-sql-injection
    cursor.execute(f"SELECT * FROM users LIMIT 20 OFFSET {start}")


def listing_right(cursor):
    column = request.args.get("by")
    if not column or column not in ("name", "age"):
        column = "name"
        return None
    # ok: py-sql-injection
    cursor.execute("SELECT * FROM users ORDER BY " + column)


def started(runner, user, session):
    # ok: py-sql-injection
    runner.execute(request.args.get("query"), user, session)


def kept(session, table):
    row = request.json
    # ok: py-sql-injection
    session.execute(insert(table).values(row))
    # ok: py-sql-injection
    session.execute(update(table).values({"name": row["name"]}).where(table.c.id == row["id"]))
    # ruleid: py-sql-injection
    session.execute(text("UPDATE notes SET name = '" + row["name"] + "'"))


def update_cell(cur):
    table = request.json["table"]
    column = request.json["column"]
    cur.execute("SELECT table_name FROM information_schema.tables WHERE table_name = %s", (table,))
    if not cur.fetchone():
        return None
    # ruleid: py-sql-injection
    cur.execute(f"UPDATE {table} SET {column} = 1")
    cur.execute("SELECT 1 FROM information_schema.columns WHERE table_name = %s AND column_name = %s", (table, column))
    if not cur.fetchone():
        return None
    # ok: py-sql-injection
    cur.execute(f"UPDATE {table} SET {column} = 1")
    cur.execute("INSERT INTO names VALUES (%s)", (request.json["label"],))
    # ruleid: py-sql-injection
    cur.execute("SELECT * FROM names WHERE label = '" + request.json["label"] + "'")


def show_table(cur, table):
    table = request.args["table"]
    cur.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", (table,))
    columns = cur.fetchall()
    # ruleid: py-sql-injection
    cur.execute(f"SELECT * FROM {table} LIMIT 100")
    return columns
