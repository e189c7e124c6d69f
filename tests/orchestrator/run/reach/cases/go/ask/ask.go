package ask

const Number = 1

func Ask(name string, kind int) string {
	if kind == Number {
		return scrub(take_input(name))
	}
	return take_input(name)
}
