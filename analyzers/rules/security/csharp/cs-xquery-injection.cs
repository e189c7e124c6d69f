using Microsoft.AspNetCore.Mvc;
using Saxon.Api;

public class BooksController : Controller
{
    public IActionResult Find()
    {
        string title = Request.Query["title"];
        XQueryCompiler compiler = new Processor().NewXQueryCompiler();
        // ruleid: cs-xquery-injection
        var query = compiler.Compile("//book[title='" + title + "']");
        return Run(query);
    }

    public IActionResult User(Processor processor)
    {
        // ruleid: cs-xquery-injection
        var query = processor.NewXQueryCompiler().Compile($"//user[@name='{Request.Form["name"]}']");
        return Run(query);
    }

    public IActionResult Bound(Processor processor)
    {
        // ok: cs-xquery-injection
        var query = processor.NewXQueryCompiler().Compile("declare variable $t external; //book[title=$t]");
        var evaluator = query.Load();
        evaluator.SetExternalVariable(new QName("t"), new XdmAtomicValue(Request.Query["title"]));
        return Run(evaluator);
    }

    public IActionResult Number(Processor processor)
    {
        int id = int.Parse(Request.Query["id"]);
        // ok: cs-xquery-injection
        return Run(processor.NewXQueryCompiler().Compile("//user[@id=" + id + "]"));
    }
}
