using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.CodeAnalysis.CSharp.Scripting;

public class CalculatorController : Controller
{
    public async Task<IActionResult> Sum(string sum)
    {
        // ruleid: cs-eval-of-input
        return Ok(await CSharpScript.EvaluateAsync(sum));
    }

    public async Task<IActionResult> Rule()
    {
        var code = "x => x > " + Request.Query["limit"];
        // ruleid: cs-eval-of-input
        return Ok(await CSharpScript.EvaluateAsync<object>(code));
    }

    public IActionResult Mapped(string rule)
    {
        var rules = new Dictionary<string, int> { ["twice"] = 2 };
        // ok: cs-eval-of-input
        return Ok(rules[rule]);
    }

    public async Task<IActionResult> Fixed(string limit)
    {
        // ok: cs-eval-of-input
        return Ok(await CSharpScript.EvaluateAsync("1 + 2"));
    }

    public IActionResult Parsed(string expression)
    {
        // ok: cs-eval-of-input
        return Ok(CSharpSyntaxTree.ParseText(expression).GetRoot().DescendantNodes().Count());
    }

    public IActionResult Rows(string name)
    {
        // ok: cs-eval-of-input
        return Ok(connection.Execute(name));
    }
}
