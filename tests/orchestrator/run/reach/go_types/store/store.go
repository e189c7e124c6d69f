package store
type Item struct { Name string; Kind string }
type Base struct { q string }
func (b *Base) Run(x string) {
	// ruleid: far
	danger(x)
}
func (b *Base) Show() {
	// ruleid: far
	danger(b.q)
}
func (b *Base) Set(q string) { b.q = q }
func (b *Base) Quiet(x string) {
	// ok: far
	danger(x)
}
type Repo struct { *Base; name string }
func NewRepo(n string) *Repo { return &Repo{Base: &Base{}, name: n} }
type Finder interface { Find(x string) string }
type finder struct{}
func (f *finder) Find(x string) string {
	// ruleid: far
	danger(x)
	return x
}
func NewFinder() Finder { return &finder{} }
type Hooks struct { OnRead func(string); Make func() string; clean func(string) string }
func NewHooks() *Hooks {
	return &Hooks{OnRead: func(s string) {
		// ruleid: far
		danger(s)
	}, Make: func() string { return take_input() }}
}
func Map[T any, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs { out = append(out, f(x)) }
	return out
}
func First[T any](xs []T) T { return xs[0] }
type Box[T any] struct { v T }
func (b *Box[T]) Put(v T) { b.v = v }
func (b *Box[T]) Get() T { return b.v }
func NewBox[T any](v T) *Box[T] { return &Box[T]{v: v} }
func Danger(i Item) {
	// ruleid: far
	danger(i.Name)
	// ok: far
	danger(i.Kind)
}
