using Shop.Data;

namespace Shop.Web
{
    public class Controller
    {
        private readonly IStore _store;

        public Controller(IStore store)
        {
            _store = store;
        }

        public void Get()
        {
            var query = take_input();
            _store.Find(query);
            Helper.Run(query);
            Helper.Quiet(scrub(query));
        }
    }
}
