package db;

public class SqlRepository extends Base implements Repository {
  public void find(String query) {
    this.run(query);
  }

  public static void overloaded(String a) {
    // ok: far
    danger(a);
  }

  public static void overloaded(int n, String a) {
    // ruleid: far
    danger(a);
  }
}
