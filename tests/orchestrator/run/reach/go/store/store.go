package store

type Store struct {
	name string
}

func New() *Store {
	return &Store{}
}

func Exec(query string) {
	inner(query)
}

func Quiet(query string) {
	inner(scrub(query))
}
