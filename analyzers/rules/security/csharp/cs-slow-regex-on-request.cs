using System;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;

public class NamesController : Controller
{
    private static readonly Regex Name = new Regex(@"^([a-zA-Z]+\s?)+$");
    private static readonly Regex Timed = new Regex(@"^([a-zA-Z]+\s?)+$", RegexOptions.None, TimeSpan.FromSeconds(1));

    public bool Check()
    {
        // ruleid: cs-slow-regex-on-request
        return Name.IsMatch(Request.Query["name"]);
    }

    public bool Mail()
    {
        string mail = Request.Form["mail"];
        // ruleid: cs-slow-regex-on-request
        return Regex.IsMatch(mail, @"^([\w.-]+)+@example\.org$");
    }

    public bool Bounded()
    {
        // ok: cs-slow-regex-on-request
        return Timed.IsMatch(Request.Query["name"]);
    }

    public bool Word()
    {
        // ok: cs-slow-regex-on-request
        return Regex.IsMatch(Request.Query["word"], @"^[a-zA-Z]+(\s[a-zA-Z]+)*$");
    }
}
