package archive

import (
	"io"
	"os"
)

func join(w io.Writer, paths []string) error {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		// ruleid: go-defer-in-loop
		defer f.Close()
		if _, err := io.Copy(w, f); err != nil {
			return err
		}
	}
	return nil
}

func update(accounts []*Account) {
	for i := 0; i < len(accounts); i++ {
		accounts[i].mu.Lock()
		// ruleid: go-defer-in-loop
		defer accounts[i].mu.Unlock()
		accounts[i].balance++
	}
}

func joinWell(w io.Writer, paths []string) error {
	for _, path := range paths {
		if err := copyOne(w, path); err != nil {
			return err
		}
	}
	return nil
}

func copyOne(w io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	// ok: go-defer-in-loop
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}

func updateWell(accounts []*Account) {
	for _, account := range accounts {
		func() {
			account.mu.Lock()
			// ok: go-defer-in-loop
			defer account.mu.Unlock()
			account.balance++
		}()
	}
}

func joinOpen(w io.Writer, files []*os.File) error {
	for _, f := range files {
		// ok: go-defer-in-loop
		defer f.Close()
	}
	for _, f := range files {
		if _, err := io.Copy(w, f); err != nil {
			return err
		}
	}
	return nil
}
