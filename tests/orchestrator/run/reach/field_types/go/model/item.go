package model

type Item struct {
	ID, Count int64
	Name      string
	Raw       []byte
}
