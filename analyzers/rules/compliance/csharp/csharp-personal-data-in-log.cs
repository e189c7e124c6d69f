class Registration
{
    void Register(User user)
    {
        // ruleid: csharp-personal-data-in-log
        _logger.LogInformation("new customer {Number}", user.Ssn);
        // ruleid: csharp-personal-data-in-log
        Log.Debug($"born {user.DateOfBirth}");
        // ok: csharp-personal-data-in-log
        _logger.LogInformation("new customer {Id}", user.Id);
        // ok: csharp-personal-data-in-log
        store.Info(user.Ssn);
    }
}
