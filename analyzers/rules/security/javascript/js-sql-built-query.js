async function byName(db, name) {
  // ruleid: js-sql-built-query
  return db.query("SELECT id FROM users WHERE name = '" + name + "'");
}

async function rename(connection, id, name) {
  // ruleid: js-sql-built-query
  await connection.execute(`UPDATE users SET name = '${name}' WHERE id = ${id}`);
}

async function byNameRight(db, name) {
  // ok: js-sql-built-query
  return db.query('SELECT id FROM users WHERE name = $1', [name]);
}

async function page(db, table) {
  // ok: js-sql-built-query
  return db.query(`SELECT id FROM ${table} WHERE hidden = 0`);
}

async function tagged(sql, name) {
  // ok: js-sql-built-query
  return sql`SELECT id FROM users WHERE name = ${name}`;
}
