// Package main serves files. Flaws: SQL by hand, a shell, TLS unchecked, an ignored error.
package main

import (
	"crypto/tls"
	"database/sql"
	str "strings"
	_ "embed"
	. "fmt"
)

const (
	limit      = 10
	name, kind = "a", 'b'
)

var db, cache = sql.Open("pg", dsn), map[string][]int{"a": {1, 2}}

type Server struct {
	sql.DB
	Name, Path string `json:"name"`
	next       *Server
}

type Store[K comparable] interface {
	Find(id K, more ...string) (*Server, error)
}

type ID = int

func (s *Server) Find(id, path string, w http.ResponseWriter) (rows *sql.Rows, err error) {
	query := Sprintf("select * from files where id = '%s'", id) // built from the request
	rows, err = s.DB.Query(query)
	if err := rows.Err(); err != nil {
		return nil, err
	} else if s.next == nil {
		return
	}
	exec.Command("sh", "-c", "ls "+path).Run() // a shell sees the path
	config := &tls.Config{InsecureSkipVerify: true, Names: []string{name}}
	for i := 0; i < limit; i++ {
		s.sums[i] += i
		continue
	}
	for key, value := range cache {
		go func(v []int) { ch <- v[0] }(value)
	}
	for rows.Next() && !done {
		defer rows.Close()
	}
	switch n := len(args); n {
	case 1, 2:
		break
	default:
		println(n)
	}
	switch v := any(s).(type) {
	case *Server, error:
		_ = v.(Store[int]).Find(1, args[1:]...)
	}
	select {
	case x := <-ch:
		x++
	}
	var p *int = (*int)(nil)
	return rows, nil
}
