using Shop.Data;

namespace Shop.Web
{
    public class Controller
    {
        void One(Base b)
        {
            b.Run(take_input());
        }
    }
}
