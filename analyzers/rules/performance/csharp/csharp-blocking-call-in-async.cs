class Loader
{
    async Task<string> Load(HttpClient client)
    {
        // ruleid: csharp-blocking-call-in-async
        Thread.Sleep(1000);
        // ruleid: csharp-blocking-call-in-async
        var text = client.GetStringAsync("/a").Result;
        // ok: csharp-blocking-call-in-async
        await Task.Delay(1000);
        // ok: csharp-blocking-call-in-async
        return text + await client.GetStringAsync("/b");
    }

    void Plain()
    {
        // ok: csharp-blocking-call-in-async
        Thread.Sleep(1000);
    }
}
