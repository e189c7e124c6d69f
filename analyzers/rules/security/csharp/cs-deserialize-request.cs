using System;
using System.IO;
using System.Runtime.Serialization.Formatters.Binary;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Newtonsoft.Json;

public class StateController : Controller
{
    public IActionResult Load()
    {
        var formatter = new BinaryFormatter();
        // ruleid: cs-deserialize-request
        return Ok(formatter.Deserialize(Request.Body));
    }

    public IActionResult Typed(string state)
    {
        // ruleid: cs-deserialize-request
        return Ok(JsonConvert.DeserializeObject(state, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All }));
    }

    public IActionResult Right(string state)
    {
        // ok: cs-deserialize-request
        return Ok(JsonSerializer.Deserialize<Order>(state));
    }

    public IActionResult Plain(string state)
    {
        // ok: cs-deserialize-request
        return Ok(JsonConvert.DeserializeObject<Order>(state));
    }
}
