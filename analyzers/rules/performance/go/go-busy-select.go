package worker

import "time"

func run(jobs chan func(), stop chan struct{}) {
	// ruleid: go-busy-select
	for {
		select {
		case job := <-jobs:
			job()
		case <-stop:
			return
		default:
		}
	}
}

func watch(stop chan bool) {
	// ruleid: go-busy-select
	for {
		select {
		case <-stop:
			return
		default:
		}
	}
}

func runWell(jobs chan func(), stop chan struct{}) {
	// ok: go-busy-select
	for {
		select {
		case job := <-jobs:
			job()
		case <-stop:
			return
		}
	}
}

func poll(stop chan bool, check func()) {
	// ok: go-busy-select
	for {
		select {
		case <-stop:
			return
		default:
			check()
			time.Sleep(time.Second)
		}
	}
}

func try(stop chan bool, check func() bool) bool {
	// ok: go-busy-select
	for {
		select {
		case <-stop:
			return false
		default:
		}
		if check() {
			return true
		}
	}
}
