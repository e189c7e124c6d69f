using Shop.Models;

public class Use
{
    public void Show()
    {
        Item item = take_object();
        Size size = take_object();
        // ok: far
        spoken(item.Key);
        // ok: far
        spoken("a" + item.Number);
        // ok: far
        spoken(size.Width);
        // ruleid: far
        spoken(item.Name);
        // ruleid: far
        spoken(item.Numbers);
        // ruleid: far
        spoken(size.Unit);
    }

    public void Unknown(Other item)
    {
        item = take_object();
        // ruleid: far
        spoken(item.Key);
    }
}
