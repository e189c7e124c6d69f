using System.DirectoryServices;
using Microsoft.AspNetCore.Mvc;

public class DirectoryController : Controller
{
    public IActionResult Find(string user)
    {
        var searcher = new DirectorySearcher();
        // ruleid: cs-ldap-injection
        searcher.Filter = "(uid=" + user + ")";
        return Ok(searcher.FindOne());
    }

    public IActionResult Group()
    {
        // ruleid: cs-ldap-injection
        var searcher = new DirectorySearcher($"(cn={Request.Query["name"]})");
        return Ok(searcher.FindAll());
    }

    public IActionResult FindRight(string user)
    {
        var searcher = new DirectorySearcher();
        // ok: cs-ldap-injection
        searcher.Filter = "(uid=" + Encoder.LdapFilterEncode(user) + ")";
        return Ok(searcher.FindOne());
    }

    public IActionResult Saved(string text)
    {
        // ok: cs-ldap-injection
        existing.Filter = text;
        return Ok(existing);
    }

    public IActionResult All()
    {
        // ok: cs-ldap-injection
        var searcher = new DirectorySearcher("(objectClass=person)");
        return Ok(searcher.FindAll());
    }
}
