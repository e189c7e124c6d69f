using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

public class AuditController : Controller
{
    private readonly ILogger _logger;

    public IActionResult Login(string user)
    {
        // ruleid: cs-log-injection
        _logger.LogInformation("login of " + user);
        return Ok();
    }

    public IActionResult Failed(string user)
    {
        // ruleid: cs-log-injection
        _logger.LogWarning($"failed login of {user}");
        return Ok();
    }

    public IActionResult Template(string user)
    {
        // ok: cs-log-injection
        _logger.LogInformation("login of {User}", user);
        return Ok();
    }

    public IActionResult Number(int page)
    {
        // ok: cs-log-injection
        _logger.LogInformation("page " + page);
        return Ok();
    }

    public IActionResult Agent()
    {
        // ok: cs-log-injection
        _logger.LogInformation("seen with " + Request.Headers["User-Agent"]);
        return Ok();
    }
}
