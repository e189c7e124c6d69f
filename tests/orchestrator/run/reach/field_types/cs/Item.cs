namespace Shop.Models;

public class Base
{
    public int? Number { get; set; }
}

public class Item : Base
{
    public Guid Key { get; set; }
    public string Name { get; set; }
    public List<int> Numbers { get; set; }
}

public record Size(int Width, string Unit);
