using System.IO;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

public class FilesController : Controller
{
    private const string Root = "/srv/files";

    public IActionResult Show(string name)
    {
        // ruleid: cs-path-from-request
        return Content(System.IO.File.ReadAllText(Path.Combine(Root, name)));
    }

    public IActionResult Download(string name)
    {
        var path = "/srv/files/" + name;
        // ruleid: cs-path-from-request
        return PhysicalFile(path, "application/octet-stream");
    }

    public IActionResult Upload(IFormFile file)
    {
        // ruleid: cs-path-from-request
        using var target = new FileStream(Path.Combine(Root, file.FileName), FileMode.Create);
        file.CopyTo(target);
        return Ok();
    }

    public IActionResult ShowRight(string name)
    {
        // ok: cs-path-from-request
        return Content(System.IO.File.ReadAllText(Path.Combine(Root, Path.GetFileName(name))));
    }

    public IActionResult Checked(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root, name));
        if (!path.StartsWith(Root + "/"))
        {
            return NotFound();
        }
        // ok: cs-path-from-request
        return PhysicalFile(path, "application/octet-stream");
    }

    public IActionResult Number(int id)
    {
        // ok: cs-path-from-request
        return Content(System.IO.File.ReadAllText($"/srv/notes/{id}.txt"));
    }
}
