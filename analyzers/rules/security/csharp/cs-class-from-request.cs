using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Mvc;

public class ExportsController : Controller
{
    public IActionResult Make(string kind)
    {
        // ruleid: cs-class-from-request
        return Ok(Activator.CreateInstance(Type.GetType("Shop.Export." + kind)));
    }

    public IActionResult Call(string method)
    {
        // ruleid: cs-class-from-request
        return Ok(typeof(CsvExport).GetMethod(method));
    }

    public IActionResult Mapped(string kind)
    {
        var kinds = new Dictionary<string, Type> { ["csv"] = typeof(CsvExport) };
        // ok: cs-class-from-request
        return Ok(Activator.CreateInstance(kinds[kind]));
    }

    public IActionResult Fixed()
    {
        // ok: cs-class-from-request
        return Ok(Type.GetType("Shop.Export.Csv"));
    }
}
