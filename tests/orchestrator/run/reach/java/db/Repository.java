package db;

public interface Repository {
  void find(String query);
}
