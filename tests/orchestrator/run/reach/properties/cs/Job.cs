namespace N;
public class Job {
  string _at = "k";
  // ruleid: far
  public string Line { set { danger(value); } }
  // ok: far
  public string Quiet { set { danger(scrub(value)); } }
  public string Asked { get { return take_input(); } }
  public string At { get => _at + "/"; set => _at = scrub(value); }
}
