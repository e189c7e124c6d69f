using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

public class PagesController : Controller
{
    public IActionResult Hello(string name)
    {
        // ruleid: cs-reflected-xss
        return Content("<h1>Hello " + name + "</h1>", "text/html");
    }

    public IActionResult Search()
    {
        var q = Request.Query["q"];
        // ruleid: cs-reflected-xss
        ViewBag.Title = new HtmlString($"Results for {q}");
        return View();
    }

    public IActionResult HelloRight(string name)
    {
        var text = System.Net.WebUtility.HtmlEncode(name);
        // ok: cs-reflected-xss
        return Content("<h1>Hello " + text + "</h1>", "text/html");
    }

    public IActionResult Plain(string name)
    {
        // ok: cs-reflected-xss
        return Content("Hello " + name);
    }

    public IActionResult Saved(string name)
    {
        using var writer = new StreamWriter("/srv/last.txt");
        // ok: cs-reflected-xss
        writer.Write(name);
        return Ok();
    }

    public IActionResult Agent()
    {
        // ok: cs-reflected-xss
        return Content("<p>" + Request.Headers["User-Agent"] + "</p>", "text/html");
    }
}
