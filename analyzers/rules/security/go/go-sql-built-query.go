package store

import (
	"context"
	"database/sql"
	"fmt"
)

func byName(db *sql.DB, name string) *sql.Row {
	// ruleid: go-sql-built-query
	return db.QueryRow("SELECT id FROM users WHERE name = '" + name + "'")
}

func rename(ctx context.Context, db *sql.DB, id int, name string) error {
	// ruleid: go-sql-built-query
	_, err := db.ExecContext(ctx, fmt.Sprintf("UPDATE users SET name = '%s' WHERE id = %d", name, id))
	return err
}

func byNameRight(db *sql.DB, name string) *sql.Row {
	// ok: go-sql-built-query
	return db.QueryRow("SELECT id FROM users WHERE name = $1", name)
}

func visible(db *sql.DB, table string) (*sql.Rows, error) {
	// ok: go-sql-built-query
	return db.Query(fmt.Sprintf("SELECT id FROM %s WHERE hidden = false", table))
}
