package web;

import db.Repository;
import db.SqlRepository;

public class Controller {
  private final Repository repository;

  public Controller(Repository repository) {
    this.repository = repository;
  }

  public void get() {
    String query = take_input();
    repository.find(query);
    SqlRepository.overloaded(1, query);
    new SqlRepository().runClean(query);
    other.Repository.find(query);
    SqlRepository.askAt(query, "1");
    SqlRepository.askFor(this.address(), query);
  }
}
