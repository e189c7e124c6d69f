using Microsoft.AspNetCore.Mvc;
using MongoDB.Bson;
using MongoDB.Driver;

public class NotesController : Controller
{
    public IActionResult Mine(string owner)
    {
        // ruleid: cs-nosql-injection
        return Ok(BsonDocument.Parse("{ owner: '" + owner + "' }"));
    }

    public IActionResult Filter(string filter)
    {
        // ruleid: cs-nosql-injection
        return Ok(BsonDocument.Parse(filter));
    }

    public IActionResult Right(string owner)
    {
        // ok: cs-nosql-injection
        return Ok(Builders<Note>.Filter.Eq(n => n.Owner, owner));
    }

    public IActionResult Fixed()
    {
        // ok: cs-nosql-injection
        return Ok(BsonDocument.Parse("{ kind: 'note' }"));
    }
}
