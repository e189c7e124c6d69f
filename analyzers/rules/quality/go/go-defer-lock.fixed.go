package cache

import "sync"

type Cache struct {
	mu     sync.RWMutex
	values map[string]string
}

func (c *Cache) Set(key, value string) {
	c.mu.Lock()
	// ruleid: go-defer-lock
	defer c.mu.Unlock()
	c.values[key] = value
}

func (c *Cache) Get(key string) string {
	c.mu.RLock()
	// ruleid: go-defer-lock
	defer c.mu.RUnlock()
	return c.values[key]
}

func (c *Cache) Delete(key string) {
	// ok: go-defer-lock
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.values, key)
}

func (c *Cache) Relock(work func()) {
	c.mu.Unlock()
	// ok: go-defer-lock
	defer c.mu.Lock()
	work()
}
