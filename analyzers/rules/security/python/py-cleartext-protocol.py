import ftplib
import telnetlib

# ruleid: py-cleartext-protocol
connection = telnetlib.Telnet(host)

# ruleid: py-cleartext-protocol
connection = ftplib.FTP("files.example")

# ok: py-cleartext-protocol
connection = ftplib.FTP_TLS("files.example")

# ok: py-cleartext-protocol
error = ftplib.error_perm("no")
