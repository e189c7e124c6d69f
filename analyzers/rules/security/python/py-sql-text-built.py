# ruleid: py-sql-text-built
query = "SELECT name FROM users WHERE id = %s" % number

# ruleid: py-sql-text-built
query = f"DELETE FROM notes WHERE id = {number}"

# ruleid: py-sql-text-built
query = "SELECT name FROM users WHERE name = '" + name + "'"

# ok: py-sql-text-built
query = "SELECT name FROM users WHERE id = %s"

# ok: py-sql-text-built
query = "SELECT name " + "FROM users"

# ok: py-sql-text-built
message = "Select a file from {}".format(folder)
