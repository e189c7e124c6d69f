package shop

package object store {
  def runAll(query: String): Unit = {
    // ruleid: far
    danger(query)
  }

  def unused(query: String): Unit = {
    // ok: far
    danger(query)
  }
}
