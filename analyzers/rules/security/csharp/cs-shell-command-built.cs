using System.Diagnostics;

class Thumbnails
{
    void Make(string name)
    {
        // ruleid: cs-shell-command-built
        Process.Start("cmd.exe", "/c convert " + name + " out.png");
    }

    ProcessStartInfo Info(string host)
    {
        // ruleid: cs-shell-command-built
        return new ProcessStartInfo("/bin/bash", $"-c \"dig +short {host}\"");
    }

    ProcessStartInfo Apart(string name)
    {
        // ok: cs-shell-command-built
        var info = new ProcessStartInfo("convert");
        info.ArgumentList.Add(name);
        return info;
    }

    void Fixed()
    {
        // ok: cs-shell-command-built
        Process.Start("/bin/sh", "-c uptime");
    }
}
