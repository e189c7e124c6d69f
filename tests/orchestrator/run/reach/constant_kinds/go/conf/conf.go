package conf

const Table = "users"

var Query = "select * from " + Table

var Flags = map[string]bool{"raw": false}

var Names = []string{"a", "b"}

var Changed = "x"

var Set = "x"

var Given = "x"

func init() { Set = read() }
