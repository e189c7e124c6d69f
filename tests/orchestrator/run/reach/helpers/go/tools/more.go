package tools

func tidy(x string) string {
	return scrub(x)
}

func plain(x string) string {
	return x
}
