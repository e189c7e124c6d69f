package bank

import "sync"

// ruleid: go-mutex-by-value
func add(mu sync.Mutex, balance *int, amount int) {
	mu.Lock()
	defer mu.Unlock()
	*balance += amount
}

// ruleid: go-mutex-by-value
func work(id int, wg sync.WaitGroup) {
	defer wg.Done()
	process(id)
}

// ok: go-mutex-by-value
func addWell(mu *sync.Mutex, balance *int, amount int) {
	mu.Lock()
	defer mu.Unlock()
	*balance += amount
}

// ok: go-mutex-by-value
func all(ids []int) {
	var wg sync.WaitGroup
	for _, id := range ids {
		wg.Add(1)
		go func(id int, wg *sync.WaitGroup) {
			defer wg.Done()
			process(id)
		}(id, &wg)
	}
	wg.Wait()
}
