package db;

public abstract class Base {
  private String kept;

  protected void run(String query) {
    // ruleid: far
    danger(query);
  }

  protected void runClean(String query) {
    // ok: far
    danger(scrub(query));
  }
}
