namespace Shop.Data
{
    public interface IStore
    {
        void Find(string query);
    }

    public class Store : IStore
    {
        public void Find(string query)
        {
            // ruleid: far
            danger(query);
        }
    }

    public static class Helper
    {
        public static void Run(string query)
        {
            // ruleid: far
            danger(query);
        }

        public static void Quiet(string query)
        {
            // ok: far
            danger(query);
        }
    }
}
