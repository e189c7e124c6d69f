package n
class Job {
  var line: String = ""
    // ruleid: far
    set(value) { danger(value) }
  var quiet: String = ""
    // ok: far
    set(value) { danger(scrub(value)) }
  val asked: String
    get() = take_input()
  val at: String
    get() = "k"
}
