enum Store {
    static var last: String = ""
    static var other: String = ""
    static var mode = "plain"
}
var current: String = ""
