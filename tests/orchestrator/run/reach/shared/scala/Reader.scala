package app

class Reader {
  def c(): Unit = {
    // ruleid: far
    danger(Store.last)
    // ok: far
    danger(Store.other)
    // ok: far
    danger(Store.mode)
  }
}
