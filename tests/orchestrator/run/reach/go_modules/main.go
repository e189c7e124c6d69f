package main
import (
	"example.org/lib"
	"example.org/lib/sub"
	"example.com/root/own"
	other "example.net/second/pkg"
)
func main() {
	q := take_input()
	lib.Run(q)
	sub.Run(q)
	own.Run(q)
	other.Run(q)
	own.Clean(q)
}
