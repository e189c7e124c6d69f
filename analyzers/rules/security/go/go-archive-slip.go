package archive

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

func unpack(reader *zip.Reader, folder string) error {
	for _, file := range reader.File {
		// ruleid: go-archive-slip
		target := filepath.Join(folder, file.Name)
		if err := os.WriteFile(target, nil, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func first(reader *tar.Reader, folder string) (*os.File, error) {
	header, err := reader.Next()
	if err != nil {
		return nil, err
	}
	// ruleid: go-archive-slip
	return os.Create(filepath.Join(folder, header.Name))
}

func unpackRight(reader *zip.Reader, folder string) error {
	for _, file := range reader.File {
		if !filepath.IsLocal(file.Name) {
			return errors.New("leads out: " + file.Name)
		}
		// ok: go-archive-slip
		target := filepath.Join(folder, file.Name)
		if err := os.WriteFile(target, nil, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func unpackChecked(reader *zip.Reader, folder string) error {
	for _, file := range reader.File {
		// ok: go-archive-slip
		target := filepath.Join(folder, file.Name)
		if !strings.HasPrefix(target, filepath.Clean(folder)+string(os.PathSeparator)) {
			return errors.New("leads out: " + file.Name)
		}
	}
	return nil
}
