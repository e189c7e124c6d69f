using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

public class PreviewController : Controller
{
    private readonly HttpClient _client = new HttpClient();

    public async Task<IActionResult> Show(string url)
    {
        // ruleid: cs-ssrf-from-request
        return Content(await _client.GetStringAsync(url));
    }

    public async Task<IActionResult> Status(string host)
    {
        var request = "http://" + host + "/health";
        // ruleid: cs-ssrf-from-request
        var answer = await _client.GetAsync(request);
        return StatusCode((int)answer.StatusCode);
    }

    public async Task<IActionResult> Rates(string day)
    {
        // ok: cs-ssrf-from-request
        return Content(await _client.GetStringAsync("https://rates.example/v1/" + day));
    }

    public async Task<IActionResult> Page(int number)
    {
        // ok: cs-ssrf-from-request
        return Content(await _client.GetStringAsync($"https://pages.example?n={number}"));
    }
}
