namespace Shop {
    public partial class Page {
        public void Run() {
            // ruleid: far
            danger(query);
            // ruleid: far
            danger(this.query);
            // ruleid: far
            danger(Title);
            // ok: far
            danger(_name);
        }
    }

    public class Below : Page {
        public void Run() {
            // ruleid: far
            danger(this.query);
            // ok: far
            danger(_name);
        }
    }

    public class Beside : Controller {
        public void Run() {
            // ok: far
            danger(query);
        }
    }
}
