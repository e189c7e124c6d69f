package store

class Store {
    var query = ""
    var name = ""
}
