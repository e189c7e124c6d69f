protocol Finder {
    func findRows(_ query: String)
}

class Store {
    let address: String
    let label: String
    static let shared = Store(address: "fixed", label: "fixed")

    init(address: String, label: String) {
        self.address = address
        self.label = label
    }

    func find(_ query: String) {
        // ruleid: far
        danger(query)
    }

    func findClean(_ query: String) {
        let clean = scrub(query)
        // ok: far
        danger(clean)
    }

    func dial() {
        // ruleid: far
        danger(address)
    }

    func show() {
        // ok: far
        danger(label)
    }

    static func open(_ query: String) {
        // ruleid: far
        danger(query)
    }

    class func read() -> String {
        return take_input()
    }

    class func readClean() -> String {
        return scrub(take_input())
    }
}

struct Query {
    let text: String
    let name: String

    func run() {
        // ruleid: far
        danger(text)
    }

    func describe() {
        // ok: far
        danger(name)
    }
}

func runAll(query: String) {
    // ruleid: far
    danger(query)
}

func unused(query: String) {
    // ok: far
    danger(query)
}
