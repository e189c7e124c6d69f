using System;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;

public class FilterController : Controller
{
    public IActionResult Find(string q, int n)
    {
        // ruleid: cs-regex-from-request
        return Ok(new Regex(q));
    }

    public IActionResult Test()
    {
        var expression = "^" + Request.Query["q"];
        // ruleid: cs-regex-from-request
        return Ok(Regex.IsMatch("line", expression));
    }

    public IActionResult Escaped(string q)
    {
        // ok: cs-regex-from-request
        return Ok(new Regex(Regex.Escape(q)));
    }

    public IActionResult Limited(string q)
    {
        // ok: cs-regex-from-request
        return Ok(new Regex(q, RegexOptions.None, TimeSpan.FromMilliseconds(50)));
    }
}
