using System;
using System.Data.SqlClient;
using System.Net;

class Database
{
    SqlConnection Open()
    {
        // ruleid: cs-password-in-code
        return new SqlConnection("Server=db;Database=shop;User Id=shop;Password=Summer-2021;");
    }

    NetworkCredential Mail()
    {
        // ruleid: cs-password-in-code
        return new NetworkCredential("shop", "Summer-2021");
    }

    SqlConnection OpenRight(string text)
    {
        // ok: cs-password-in-code
        return new SqlConnection(text);
    }

    NetworkCredential MailRight()
    {
        // ok: cs-password-in-code
        return new NetworkCredential("shop", Environment.GetEnvironmentVariable("MAIL_PASSWORD"));
    }
}
