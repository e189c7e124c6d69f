package files

import "os"

func load(name string) (*os.File, error) {
	// ruleid: error-not-read
	info, err := os.Stat(name)
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	_ = info
	return file, nil
}

func clean(names []string) error {
	var err error
	for _, name := range names {
		if err = os.Remove(name); err != nil {
			return err
		}
	}
	// ruleid: error-not-read
	err = os.Remove("all")
	return nil
}

func loadChecked(name string) (*os.File, error) {
	// ok: error-not-read
	_, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	// ok: error-not-read
	file, err := os.Open(name)
	return file, err
}

func last(names []string) error {
	var err error
	for _, name := range names {
		// ok: error-not-read
		err = os.Remove(name)
	}
	return err
}

func named(name string) (err error) {
	// ok: error-not-read
	err = os.Remove(name)
	return
}
