package store

func inner(query string) {
	// ruleid: far
	danger(query)
}

func (s *Store) Find(first, second string) {
	// ruleid: far
	danger(second)
	// ok: far
	danger(first)
}
