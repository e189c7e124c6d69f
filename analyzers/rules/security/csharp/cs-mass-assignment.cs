using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

public class UsersController : Controller
{
    private readonly AppContext _context;

    [HttpPost]
    public async Task<IActionResult> Create(User user)
    {
        // ruleid: cs-mass-assignment
        _context.Add(user);
        await _context.SaveChangesAsync();
        return Ok();
    }

    public async Task<IActionResult> Edit(int id)
    {
        var user = await _context.Users.FindAsync(id);
        // ruleid: cs-mass-assignment
        await TryUpdateModelAsync(user);
        return Ok();
    }

    [HttpPost]
    public async Task<IActionResult> CreateBound([Bind("Name,Mail")] User user)
    {
        // ok: cs-mass-assignment
        _context.Add(user);
        await _context.SaveChangesAsync();
        return Ok();
    }

    public async Task<IActionResult> EditNames(int id)
    {
        var user = await _context.Users.FindAsync(id);
        // ok: cs-mass-assignment
        await TryUpdateModelAsync(user, "", u => u.Name, u => u.Mail);
        return Ok();
    }

    [HttpPost]
    public async Task<IActionResult> SignUp(SignUpModel form)
    {
        var user = new User { Name = form.Name };
        // ok: cs-mass-assignment
        _context.Add(user);
        await _context.SaveChangesAsync();
        return Ok();
    }
}
