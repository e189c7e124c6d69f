package app

object Store {
  var last: String = ""
  var other: String = ""
  var mode: String = "plain"
}
