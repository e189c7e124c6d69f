using System;
using System.IO;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Zip;

class Unpack
{
    void All(ZipArchive archive, string folder)
    {
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            // ruleid: cs-archive-slip
            entry.ExtractToFile(Path.Combine(folder, entry.FullName), true);
        }
    }

    void Stream(ZipInputStream zip, string folder)
    {
        ZipEntry entry;
        while ((entry = zip.GetNextEntry()) != null)
        {
            string target = Path.Combine(folder, entry.Name);
            // ruleid: cs-archive-slip
            using (var output = File.Create(target))
            {
                zip.CopyTo(output);
            }
        }
    }

    void Checked(ZipArchive archive, string root)
    {
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            string target = Path.GetFullPath(Path.Combine(root, entry.FullName));
            if (!target.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new IOException("outside: " + entry.FullName);
            }
            // ok: cs-archive-slip
            entry.ExtractToFile(target);
        }
    }

    void Flat(ZipArchive archive, string folder)
    {
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            // ok: cs-archive-slip
            entry.ExtractToFile(Path.Combine(folder, Path.GetFileName(entry.FullName)));
        }
    }
}
