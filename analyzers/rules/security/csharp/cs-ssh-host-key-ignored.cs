using Renci.SshNet;
using Renci.SshNet.Common;

class Remote
{
    SshClient Open(string host, string user, string password)
    {
        var client = new SshClient(host, user, password);
        // ruleid: cs-ssh-host-key-ignored
        client.HostKeyReceived += (sender, e) => { e.CanTrust = true; };
        return client;
    }

    void Opened(SftpClient client)
    {
        // ruleid: cs-ssh-host-key-ignored
        client.HostKeyReceived += (sender, e) => e.CanTrust = true;
    }

    void Checked(SftpClient client, string expected)
    {
        // ok: cs-ssh-host-key-ignored
        client.HostKeyReceived += (sender, e) => { e.CanTrust = e.FingerPrintSHA256 == expected; };
    }

    void Told(SftpClient client)
    {
        // ok: cs-ssh-host-key-ignored
        client.HostKeyReceived += (sender, e) => { System.Console.WriteLine(e.FingerPrintSHA256); };
    }
}
