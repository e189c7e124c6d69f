namespace N;
class Starts {
  void Go(Job other) {
    var job = new Job();
    job.Line = take_input();
    job.Quiet = take_input();
    // ruleid: far
    danger(other.Asked);
    // ok: far
    danger(job.At);
    other.Line = "fixed";
  }
}
