package bank

import "fmt"

func (b *Bank) Add(amount int) {
	b.mu.Lock()
	b.balance += amount
	// ruleid: 4-inside
	fmt.Println("balance", b.balance)
	if debug {
		// ok: 4-inside
		fmt.Println("added", amount)
	}
	b.mu.Unlock()
	// ok: 4-inside
	fmt.Println("done")
}

func (b *Bank) Close() {
	b.mu.Lock()
	for _, account := range b.accounts {
		// ruleid: 4-inside
		fmt.Println(account)
	}
	b.mu.Unlock()
}
