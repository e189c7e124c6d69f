namespace Shop {
    public partial class Page : Controller {
        private string query;
        private string _name;
        public string Title { get; set; }

        public void Fill() {
            query = take_input();
            _name = "fixed";
            Title = take_input();
        }
    }

    public class Plain {
        protected string query;

        public void Fill() {
            query = take_input();
        }

        public void Run() {
            // ok: far
            danger(query);
        }
    }
}
