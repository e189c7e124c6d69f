using Microsoft.AspNetCore.Mvc;

public class HeadersController : Controller
{
    public IActionResult Language(string lang)
    {
        // ruleid: cs-header-from-request
        Response.Headers.Add("X-Language", lang);
        return Ok();
    }

    public IActionResult Download(string name)
    {
        // ruleid: cs-header-from-request
        Response.Headers["X-File"] = "name=" + name;
        return Ok();
    }

    public async Task<IActionResult> Ask(string name)
    {
        // ok: cs-header-from-request
        webRequest.Headers.Add("X-Name", name);
        return Ok(await client.SendAsync(webRequest));
    }

    public IActionResult Fixed()
    {
        // ok: cs-header-from-request
        Response.Headers.Add("X-Frame-Options", "DENY");
        return Ok();
    }

    public IActionResult Page(int page)
    {
        // ok: cs-header-from-request
        Response.Headers["X-Page"] = page.ToString();
        return Ok();
    }

    public IActionResult Tagged([FromQuery] string version)
    {
        // ok: cs-header-from-request
        Response.Headers.Append(HeaderNames.ETag, version);
        return Ok();
    }
}
