package n
fun go(other: Job) {
  val job = Job()
  job.line = take_input()
  job.quiet = take_input()
  // ruleid: far
  danger(other.asked)
  // ok: far
  danger(other.at)
}
