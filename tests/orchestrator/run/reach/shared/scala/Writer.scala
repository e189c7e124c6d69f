package app

class Writer {
  def a(): Unit = {
    Store.last = take_input()
    Store.other = scrub(take_input())
    Store.mode = "fast"
  }
}
