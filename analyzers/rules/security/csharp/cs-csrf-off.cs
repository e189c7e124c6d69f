using Microsoft.AspNetCore.Mvc;

public class FormsController : Controller
{
    // ruleid: cs-csrf-off
    [IgnoreAntiforgeryToken]
    public IActionResult Save(string name)
    {
        return Ok();
    }

    // ruleid: cs-csrf-off
    [HttpPost]
    [IgnoreAntiforgeryToken]
    public IActionResult Remove(int id)
    {
        return Ok();
    }

    // ok: cs-csrf-off
    [HttpPost]
    [ValidateAntiForgeryToken]
    public IActionResult SaveRight(string name)
    {
        return Ok();
    }

    // ok: cs-csrf-off
    public IActionResult Show()
    {
        return Ok();
    }
}
