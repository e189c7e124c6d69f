using Shop.Data;

namespace Shop.Web
{
    public class Controller
    {
        void One()
        {
            var (query, mode) = Store.Find();
            // ruleid: far
            danger(query);
            // ok: far
            danger(mode);
            var found = Store.Find();
            // ruleid: far
            danger(found.Query);
            // ok: far
            danger(found.Mode);
        }
    }
}
