using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

public class ToolsController : Controller
{
    public IActionResult Ping(string host)
    {
        // ruleid: cs-command-injection
        Process.Start("cmd.exe", "/c ping " + host);
        return Ok();
    }

    public IActionResult Convert()
    {
        var info = new ProcessStartInfo("bash");
        // ruleid: cs-command-injection
        info.Arguments = $"-c \"convert {Request.Form["file"]}\"";
        Process.Start(info);
        return Ok();
    }

    public IActionResult Fixed(string host)
    {
        // ok: cs-command-injection
        Process.Start("uptime");
        return Ok();
    }

    public IActionResult Listed(string host)
    {
        var info = new ProcessStartInfo("ping");
        // ok: cs-command-injection
        info.ArgumentList.Add(host);
        Process.Start(info);
        return Ok();
    }

    public IActionResult Letters(string name)
    {
        var letters = Regex.Replace(name, "[^a-z0-9]", "");
        // ok: cs-command-injection
        Process.Start("/bin/sh", "-c ls " + letters);
        return Ok();
    }
}
