package lib
func Run(q string) {
	// ruleid: far
	danger(q)
}
