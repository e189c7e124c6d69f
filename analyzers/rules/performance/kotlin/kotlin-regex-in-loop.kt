class Reader {
    private val number = Regex("[0-9]+")

    fun each(lines: List<String>) {
        for (line in lines) {
            // ruleid: kotlin-regex-in-loop
            show(Regex("a+b").find(line))
            // ruleid: kotlin-regex-in-loop
            show(line.split("[,;]".toRegex()))
            // ok: kotlin-regex-in-loop
            show(number.find(line))
            // ok: kotlin-regex-in-loop
            show(Regex(line))
        }
    }
}
