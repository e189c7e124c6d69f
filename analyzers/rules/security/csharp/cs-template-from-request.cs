using Microsoft.AspNetCore.Mvc;
using RazorEngine;
using RazorEngine.Templating;
using Scriban;

public class MailsController : Controller
{
    public IActionResult Preview(string text)
    {
        // ruleid: cs-template-from-request
        return Content(Engine.Razor.RunCompile(text, "key"));
    }

    public IActionResult Mail(string name)
    {
        // ruleid: cs-template-from-request
        return Content(Template.Parse("Hello " + name).Render());
    }

    public IActionResult MailRight(string name)
    {
        // ok: cs-template-from-request
        return Content(Template.Parse("Hello {{ name }}").Render(new { name }));
    }

    public IActionResult Fixed(string name)
    {
        // ok: cs-template-from-request
        return Content(Engine.Razor.RunCompile("Hello @Model", "hello", null, name));
    }
}
