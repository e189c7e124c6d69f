using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

public class SessionController : Controller
{
    public IActionResult Role(string role)
    {
        // ruleid: cs-session-from-request
        HttpContext.Session.SetString("role", role);
        return Ok();
    }

    public IActionResult User()
    {
        var name = Request.Form["user"];
        // ruleid: cs-session-from-request
        HttpContext.Session.SetString("user", name);
        return Ok();
    }

    public IActionResult Found(string name)
    {
        var user = _users.FirstOrDefault(u => u.Name == name);
        // ok: cs-session-from-request
        HttpContext.Session.SetString("user", user.Name);
        return Ok();
    }

    public IActionResult Theme(string theme)
    {
        // ok: cs-session-from-request
        HttpContext.Session.SetString("theme", theme);
        return Ok();
    }
}
