package share

import "os"

func share(path string) error {
	// ruleid: go-world-writable
	return os.Chmod(path, 0777)
}

func open(file *os.File) error {
	// ruleid: go-world-writable
	return file.Chmod(0o666)
}

func keep(path string) error {
	// ok: go-world-writable
	return os.Chmod(path, 0o600)
}

func program(path string) error {
	// ok: go-world-writable
	return os.Chmod(path, 0755)
}
