package web

import kit.Holder
import kit.Person
import kit.Tools
import kit.kind
import kit.plain
import kit.tidy as tidied

class Main {
    fun direct() {
        // ok: far
        danger(Tools.clean(take_input()))
        // ruleid: far
        danger(Tools.keep(take_input()))
        // ok: far
        danger(tidied(take_input()))
        // ruleid: far
        danger(plain(take_input()))
        // ok: far
        danger(kind(take_input()))
    }

    fun held() {
        val person = Person(take_input(), "k")
        // ruleid: far
        danger(person.name)
        val holder = Holder()
        holder.put(take_input())
        // ruleid: far
        danger(holder.get())
    }
}
