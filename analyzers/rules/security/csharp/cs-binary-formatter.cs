using System.IO;
using System.Runtime.Serialization.Formatters.Binary;
using System.Text.Json;
using Newtonsoft.Json;

class Store
{
    object Load(Stream stream)
    {
        // ruleid: cs-binary-formatter
        return new BinaryFormatter().Deserialize(stream);
    }

    object Read(string text)
    {
        // ruleid: cs-binary-formatter
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All };
        return JsonConvert.DeserializeObject(text, settings);
    }

    Order LoadRight(Stream stream)
    {
        // ok: cs-binary-formatter
        return System.Text.Json.JsonSerializer.Deserialize<Order>(stream);
    }

    Order ReadRight(string text)
    {
        // ok: cs-binary-formatter
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None };
        return JsonConvert.DeserializeObject<Order>(text, settings);
    }
}
