using Shop.Data;

namespace Shop.Web
{
    public class Controller
    {
        void One()
        {
            Store.First(take_input(), "fixed");
            string query = take_input();
            Store.Run(query);
        }
    }
}
