package clean
type Cleaner interface { Clean(x string) string }
type Impl struct{}
func (Impl) Clean(x string) string { return scrub(x) }
