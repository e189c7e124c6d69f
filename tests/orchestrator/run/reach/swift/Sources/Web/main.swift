import Foundation

class Controller {
    private let store: Store
    init(store: Store) {
        self.store = store
    }

    func get() {
        let query = take_input()
        store.find(query)
        store.findClean(query)
        store.findMore(query)
        Store.open(query)
        runAll(query: query)
        let text: String = take_input()
        text.runAsQuery()
    }

    func built() {
        let made = Store(address: take_input(), label: "fixed")
        made.dial()
        made.show()
        let asked = Query(text: take_input(), name: "fixed")
        asked.run()
        asked.describe()
        // ruleid: far
        danger(asked.text)
        // ok: far
        danger(asked.name)
    }

    func asked() {
        let query = Store.read()
        // ruleid: far
        danger(query)
        let clean = Store.readClean()
        // ok: far
        danger(clean)
    }

    func through(finder: Finder) {
        finder.findRows(take_input())
    }
}
