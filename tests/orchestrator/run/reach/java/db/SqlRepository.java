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

  public static void askAt(String address, String page) {
    // ruleid: far
    ask(address + "?page=" + page);
  }

  public static void askFor(String address, String page) {
    // ok: far
    ask(address + "?page=" + page);
  }
}
