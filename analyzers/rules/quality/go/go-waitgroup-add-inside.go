package crawl

import "sync"

func all(urls []string, fetch func(string)) {
	var wg sync.WaitGroup
	for _, url := range urls {
		// ruleid: go-waitgroup-add-inside
		go func(url string) {
			wg.Add(1)
			defer wg.Done()
			fetch(url)
		}(url)
	}
	wg.Wait()
}

func pair(first, second func()) {
	var wg sync.WaitGroup
	// ruleid: go-waitgroup-add-inside
	go func() {
		wg.Add(1)
		first()
		wg.Done()
	}()
	second()
	wg.Wait()
}

func allWell(urls []string, fetch func(string)) {
	var wg sync.WaitGroup
	for _, url := range urls {
		wg.Add(1)
		// ok: go-waitgroup-add-inside
		go func(url string) {
			defer wg.Done()
			fetch(url)
		}(url)
	}
	wg.Wait()
}

func tree(wg *sync.WaitGroup, left, right func()) {
	wg.Add(1)
	// ok: go-waitgroup-add-inside
	go func() {
		defer wg.Done()
		wg.Add(1)
		go func() { defer wg.Done(); left() }()
		right()
	}()
}
