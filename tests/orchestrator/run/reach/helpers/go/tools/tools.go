package tools

import "strings"

func Clean(x string) string {
	return scrub(x)
}

func Keep(x string) string {
	return x
}

func Kind(x string) string {
	if x == "" {
		return "a"
	}
	return "b"
}

func Checked(x string) (string, error) {
	return scrub(x), nil
}

func Read(x string) (string, error) {
	return x, nil
}

func Fill(to *Person, x string) {
	to.Name = x
}

func Far(x string) string {
	return tidy(x)
}

func FarPlain(x string) string {
	return plain(x)
}

type Person struct {
	Name string
	Kind string
}

func NewPerson(name string, kind string) *Person {
	return &Person{Name: name, Kind: kind}
}

func (p *Person) Shown() string {
	return p.Name
}

func (p *Person) ShownKind() string {
	return p.Kind
}

func (p *Person) SetName(x string) {
	p.Name = strings.TrimSpace(x)
}
