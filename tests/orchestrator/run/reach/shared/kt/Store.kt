package app

var last: String = ""
var clean: String = ""

object Store {
    var value: String = ""
    var other: String = ""
}
