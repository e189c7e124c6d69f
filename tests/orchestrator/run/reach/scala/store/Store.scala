package shop.store

trait Finder {
  def findRows(query: String): Unit
}

class Store(address: String, val label: String) extends Finder {
  def find(query: String): Unit = {
    // ruleid: far
    danger(query)
  }

  def findClean(query: String): Unit = {
    val clean = scrub(query)
    // ok: far
    danger(clean)
  }

  def dial(): Unit = {
    // ruleid: far
    danger(address)
  }

  def show(): Unit = {
    // ok: far
    danger(label)
  }

  override def findRows(query: String): Unit = {
    // ruleid: far
    danger(query)
  }
}

object Store {
  def open(query: String): Unit = {
    // ruleid: far
    danger(query)
  }

  def read(): String = take_input()

  def readClean(): String = scrub(take_input())
}

case class Query(text: String, name: String) {
  def run(): Unit = {
    // ruleid: far
    danger(text)
  }

  def describe(): Unit = {
    // ok: far
    danger(name)
  }
}

object Runner {
  def apply(query: String): Unit = {
    // ruleid: far
    danger(query)
  }
}
