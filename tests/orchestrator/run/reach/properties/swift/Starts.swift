func go(other: Job) {
  let job = Job()
  job.line = take_input()
  job.quiet = take_input()
  // ruleid: far
  danger(other.asked)
  other.line = "fixed"
}
