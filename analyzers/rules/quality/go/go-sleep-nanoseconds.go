package retry

import (
	"context"
	"time"
)

func untilReady(ready func() bool) {
	for !ready() {
		// ruleid: go-sleep-nanoseconds
		time.Sleep(100)
	}
}

func ask(ctx context.Context, query func(context.Context) error) error {
	// ruleid: go-sleep-nanoseconds
	ctx, cancel := context.WithTimeout(ctx, 30)
	defer cancel()
	return query(ctx)
}

func untilReadyWell(ready func() bool, pause time.Duration) {
	for !ready() {
		// ok: go-sleep-nanoseconds
		time.Sleep(100 * time.Millisecond)
		// ok: go-sleep-nanoseconds
		time.Sleep(pause)
	}
}

func yield() {
	// ok: go-sleep-nanoseconds
	time.Sleep(0)
}
