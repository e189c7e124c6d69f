module example.org/go
