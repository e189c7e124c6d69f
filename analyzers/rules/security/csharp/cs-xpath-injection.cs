using System.Xml;
using Microsoft.AspNetCore.Mvc;

public class AccountsController : Controller
{
    private readonly XmlDocument _users = new XmlDocument();

    public IActionResult Find(string name)
    {
        // ruleid: cs-xpath-injection
        return Ok(_users.SelectSingleNode("//user[@name='" + name + "']"));
    }

    public IActionResult Mail()
    {
        var expression = $"/users/user[mail='{Request.Form["mail"]}']";
        // ruleid: cs-xpath-injection
        return Ok(_users.SelectNodes(expression));
    }

    public IActionResult Number(int id)
    {
        // ok: cs-xpath-injection
        return Ok(_users.SelectSingleNode($"//user[{id}]"));
    }

    public IActionResult All()
    {
        // ok: cs-xpath-injection
        return Ok(_users.SelectNodes("//user"));
    }
}
