package files

import (
	"io"
	"os"
)

func copyFile(from, to string) error {
	// ruleid: resource-lost-on-a-way
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer out.Close()
	_, err = io.Copy(out, in)
	in.Close()
	return err
}

func size(path string) (int64, error) {
	// ruleid: resource-lost-on-a-way
	file, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	file.Close()
	return info.Size(), nil
}

func copyClosed(from, to string) error {
	// ok: resource-lost-on-a-way
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	// ok: resource-lost-on-a-way
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer out.Close()
	_, err = io.Copy(out, in)
	return err
}

func open(path string) (*os.File, error) {
	// ok: resource-lost-on-a-way
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if _, err := file.Stat(); err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}
