package store

import (
	"errors"
	"sync"
)

type store struct {
	mu    sync.RWMutex
	items map[string]int
}

func (s *store) take(name string) (int, error) {
	s.mu.Lock()
	count, known := s.items[name]
	if !known {
		// ruleid: go-lock-held-at-return
		return 0, errors.New("unknown")
	}
	s.items[name] = count - 1
	s.mu.Unlock()
	return count, nil
}

func (s *store) clear(name string) {
	s.mu.RLock()
	if len(s.items) == 0 {
		// ruleid: go-lock-held-at-return
		return
	}
	delete(s.items, name)
	s.mu.RUnlock()
}

func (s *store) takeWell(name string) (int, error) {
	s.mu.Lock()
	count, known := s.items[name]
	if !known {
		s.mu.Unlock()
		// ok: go-lock-held-at-return
		return 0, errors.New("unknown")
	}
	s.items[name] = count - 1
	s.mu.Unlock()
	// ok: go-lock-held-at-return
	return count, nil
}

func (s *store) twice(name string) int {
	s.mu.RLock()
	count, known := s.items[name]
	s.mu.RUnlock()
	if known {
		// ok: go-lock-held-at-return
		return count
	}
	s.mu.Lock()
	s.items[name] = 1
	s.mu.Unlock()
	return 1
}

func (s *store) deferred(name string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if name == "" {
		// ok: go-lock-held-at-return
		return 0
	}
	return s.items[name]
}

func (s *store) locked(name string) (int, func()) {
	for {
		s.mu.Lock()
		if s.items[name] > 0 {
			// ok: go-lock-held-at-return
			return s.items[name], s.mu.Unlock
		}
		s.mu.Unlock()
	}
}

func (s *store) each(do func(func(string) bool)) {
	s.mu.Lock()
	do(func(name string) bool {
		// ok: go-lock-held-at-return
		return name == ""
	})
	s.mu.Unlock()
}
