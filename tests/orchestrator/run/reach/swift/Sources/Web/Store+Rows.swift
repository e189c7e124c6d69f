extension Store: Finder {
    func findRows(_ query: String) {
        // ruleid: far
        danger(query)
    }

    func findMore(_ query: String) {
        // ruleid: far
        danger(query)
    }
}

extension String {
    func runAsQuery() {
        // ruleid: far
        danger(self)
    }
}
