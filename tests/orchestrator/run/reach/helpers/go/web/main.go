package web

import (
	"example.com/go/tools"
	t "example.com/go/tools"
)

func direct() {
	// ok: far
	danger(tools.Clean(take_input()))
	// ruleid: far
	danger(tools.Keep(take_input()))
	// ok: far
	danger(t.Clean(take_input()))
	// ruleid: far
	danger(t.Keep(take_input()))
	// ok: far
	danger(tools.Kind(take_input()))
	// ok: far
	danger(tools.Far(take_input()))
	// ruleid: far
	danger(tools.FarPlain(take_input()))
}

func results() {
	x, err := tools.Checked(take_input())
	// ok: far
	danger(x)
	y, err := tools.Read(take_input())
	// ruleid: far
	danger(y)
	// ok: far
	danger(err)
}

func held() {
	p := tools.NewPerson(take_input(), "k")
	// ruleid: far
	danger(p.Shown())
	// ok: far
	danger(p.ShownKind())
	// ok: far
	danger(p.Kind)
}

func filled() {
	p := &tools.Person{}
	tools.Fill(p, take_input())
	// ruleid: far
	danger(p.Name)
	// ok: far
	danger(p.Kind)
	q := tools.NewPerson("n", "k")
	q.SetName(take_input())
	// ruleid: far
	danger(q.Shown())
	// ok: far
	danger(q.ShownKind())
}
