package web
import (
	"example.com/p/store"
	"example.com/p/clean"
)
type Service struct { f store.Finder; c clean.Cleaner; hooks *store.Hooks }
type Local struct { *store.Base; note string }
func (s *Service) Go() {
	s.f.Find(take_input())
	// ok: far
	danger(s.c.Clean(take_input()))
	s.hooks.OnRead(take_input())
}
func positional() {
	i := store.Item{take_input(), "k"}
	// ruleid: far
	danger(i.Name)
	// ok: far
	danger(i.Kind)
	store.Danger(i)
	store.Danger(store.Item{take_input(), "k"})
	list := []store.Item{{take_input(), "k"}}
	// ruleid: far
	danger(list[0].Name)
}
func embedded() {
	r := store.NewRepo("n")
	r.Run(take_input())
	r.Set(take_input())
	r.Show()
	l := &Local{Base: &store.Base{}}
	l.Run(take_input())
	l.Quiet("k")
}
func inter() {
	f := store.NewFinder()
	f.Find(take_input())
}
func hooks() {
	h := store.NewHooks()
	h.OnRead(take_input())
	// ruleid: far
	danger(h.Make())
}
func generics() {
	xs := store.Map([]string{take_input()}, func(s string) string { return s + "x" })
	// ruleid: far
	danger(xs[0])
	// ruleid: far
	danger(store.First([]string{take_input()}))
	// ruleid: far
	danger(store.First[string]([]string{take_input()}))
	b := store.NewBox("k")
	b.Put(take_input())
	// ruleid: far
	danger(b.Get())
	c := store.NewBox("k")
	// ok: far
	danger(c.Get())
	d := &store.Box[string]{}
	d.Put(take_input())
	// ruleid: far
	danger(d.Get())
}
