package shop.web

import shop.store.{Finder, Legacy, Query, Runner, Store}
import shop.store._

class Controller(store: Store) {
  def get(): Unit = {
    val query = take_input()
    store.find(query)
    store.findClean(query)
    Store.open(query)
    Legacy.run(query)
    Runner(query)
    runAll(query)
  }

  def built(): Unit = {
    val made = new Store(take_input(), "fixed")
    made.dial()
    made.show()
    val asked = Query(take_input(), "fixed")
    asked.run()
    asked.describe()
    // ruleid: far
    danger(asked.text)
    // ok: far
    danger(asked.name)
  }

  def asked(): Unit = {
    val query = Store.read()
    // ruleid: far
    danger(query)
    val clean = Store.readClean()
    // ok: far
    danger(clean)
  }

  def through(finder: Finder): Unit = {
    finder.findRows(take_input())
  }
}
