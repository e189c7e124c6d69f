class Loader {
    suspend fun load() {
        // ruleid: kotlin-blocking-call-in-suspend
        Thread.sleep(1000)
        // ruleid: kotlin-blocking-call-in-suspend
        runBlocking { fetch() }
        // ok: kotlin-blocking-call-in-suspend
        delay(1000)
    }

    suspend fun elsewhere() {
        withContext(Dispatchers.IO) {
            // ok: kotlin-blocking-call-in-suspend
            Thread.sleep(10)
        }
    }

    fun plain() {
        // ok: kotlin-blocking-call-in-suspend
        Thread.sleep(1000)
    }
}
