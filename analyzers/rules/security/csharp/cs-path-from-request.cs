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

    public IActionResult Written(string name, string text)
    {
        // ruleid: cs-path-from-request
        using var file = new FileStream(Path.Combine(Root, name), FileMode.Create);
        // ok: cs-path-from-request
        using var writer = new StreamWriter(file);
        writer.Write(text);
        return Ok();
    }

    public IActionResult Known(string kind)
    {
        if (!Regex.IsMatch(kind, Kinds.Expression))
        {
            return BadRequest();
        }
        // ok: cs-path-from-request
        return PhysicalFile(Path.Combine(Root, kind + ".csv"), "text/csv");
    }

    [HttpGet("kinds/{kind:regex(^[[a-z]]+$)}")]
    public IActionResult Constrained(string kind)
    {
        // ok: cs-path-from-request
        return Content(System.IO.File.ReadAllText(Path.Combine(Root, kind)));
    }

    [Route("notes/{id:guid}/{name}")]
    public IActionResult Note(string id, string name)
    {
        // ok: cs-path-from-request
        System.IO.File.Delete(Path.Combine(Root, id));
        // ruleid: cs-path-from-request
        return Content(System.IO.File.ReadAllText(Path.Combine(Root, name)));
    }

    [Route("any/{name:regex(^.+$)}")]
    public IActionResult Any(string name)
    {
        // ruleid: cs-path-from-request
        System.IO.File.Delete(Path.Combine(Root, name));
        // ok: cs-path-from-request
        return Content(System.IO.File.ReadAllText(Path.Combine(Root, Uri.EscapeDataString(name))));
    }

    public IActionResult Last(string name)
    {
        if (name != Path.GetFileName(name))
        {
            return BadRequest();
        }
        // ok: cs-path-from-request
        return PhysicalFile(Path.Combine(Root, name), "text/csv");
    }

    public IActionResult Relative(string name)
    {
        var relative = Path.GetRelativePath(Root, Path.Combine(Root, name));
        if (relative.StartsWith(".."))
        {
            return BadRequest();
        }
        // ok: cs-path-from-request
        return PhysicalFile(Path.Combine(Root, name), "text/csv");
    }

    public IActionResult Pieces(string name)
    {
        // ok: cs-path-from-request
        System.IO.File.Delete(Path.Combine(Root, string.Join("_", name.Split(Path.GetInvalidFileNameChars()))));
        // ruleid: cs-path-from-request
        return PhysicalFile(Path.Combine(Root, string.Join("_", name.Split(' '))), "text/csv");
    }
}
