module example.net/second
