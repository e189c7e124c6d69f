using Microsoft.AspNetCore.Mvc;

public class LoginController : Controller
{
    public IActionResult Done(string returnUrl)
    {
        // ruleid: cs-open-redirect
        return Redirect(returnUrl);
    }

    public void Leave()
    {
        var target = Request.Query["to"];
        // ruleid: cs-open-redirect
        Response.Redirect(target);
    }

    public IActionResult Home()
    {
        // ok: cs-open-redirect
        return Redirect("/home");
    }

    public IActionResult Https()
    {
        // ok: cs-open-redirect
        return Redirect($"{Base}{Request.QueryString}");
    }

    public IActionResult Invoice(string id)
    {
        // ok: cs-open-redirect
        return Redirect(linkGenerator.InvoiceLink(id));
    }

    public static string Extract(string url)
    {
        // ok: cs-open-redirect
        return Redirect(url);
    }

    public IActionResult User(string id)
    {
        // ok: cs-open-redirect
        return Redirect("/users/" + id);
    }

    public IActionResult Checked(string returnUrl)
    {
        if (Url.IsLocalUrl(returnUrl))
        {
            // ok: cs-open-redirect
            return Redirect(returnUrl);
        }
        return LocalRedirect("/");
    }

    public IActionResult Secure()
    {
        // ok: cs-open-redirect
        return Redirect("https://" + Request.Headers.Host);
    }

    public IActionResult Moved(string to)
    {
        // ruleid: cs-open-redirect
        Response.Headers["Location"] = to;
        return StatusCode(302);
    }
}
