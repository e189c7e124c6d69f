class Reader
{
    static readonly Regex Number = new Regex(@"\d+");

    void Each(List<string> lines)
    {
        foreach (var line in lines)
        {
            // ruleid: csharp-regex-in-loop
            var regex = new Regex("a+b");
            Show(regex.Match(line));
            // ok: csharp-regex-in-loop
            Show(Number.Match(line));
            // ok: csharp-regex-in-loop
            Show(new Regex(line));
        }
        for (int i = 0; i < lines.Count; i++)
        {
            // ruleid: csharp-regex-in-loop
            Show(new Regex("^x", RegexOptions.Compiled).IsMatch(lines[i]));
        }
    }
}
