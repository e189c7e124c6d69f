package pkg
func Run(q string) {
	// ok: far
	danger(q)
}
