fun find(): Pair<String, String> {
    return Pair(take_input(), "fixed")
}

fun mapped() = take_input() to "fixed"
