package pkg
func Run(q string) {
	// ruleid: far
	danger(q)
}
