class Job {
  var line: String {
    get { return "k" }
    // ruleid: far
    set { danger(newValue) }
  }
  var quiet: String = "" {
    // ok: far
    didSet { danger(scrub(quiet)) }
  }
  var asked: String { return take_input() }
}
