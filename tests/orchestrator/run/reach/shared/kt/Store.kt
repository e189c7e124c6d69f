package demo

var last: String = ""
var clean: String = ""

object Holder {
    var value: String = ""
    var other: String = ""
}
