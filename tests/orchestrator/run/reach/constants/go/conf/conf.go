package conf

const Mode = "safe"

const (
	Level = 3
)

var Changed = "x"
