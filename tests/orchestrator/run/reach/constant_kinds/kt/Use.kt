package b

import a.Conf
import a.Holder
import a.NAMES
import a.OTHER
import a.TABLE

fun f() {
    // ruleid: far
    configured("x" + TABLE)
    // ruleid: far
    configured("x $TABLE")
    // ruleid: far
    configured(OTHER)
    // ruleid: far
    configured("" + NAMES[1])
    // ruleid: far
    configured(Conf.QUERY)
    // ruleid: far
    configured(Conf.REST)
    // ruleid: far
    configured(Holder.INNER)
}
