using System.Web.Mvc;
using System.Web.UI;

public class NotesController : Controller
{
    // ruleid: cs-request-validation-off
    [ValidateInput(false)]
    public ActionResult Save(string text)
    {
        return View();
    }

    // ok: cs-request-validation-off
    public ActionResult SaveRight(string text)
    {
        return View();
    }
}

public class NotePage
{
    void Load(Page page)
    {
        // ruleid: cs-request-validation-off
        page.EnableViewStateMac = false;
        // ok: cs-request-validation-off
        page.EnableViewState = false;
    }
}
