namespace Shop.Data
{
    public class Store
    {
        public static void First(params string[] args)
        {
            // ruleid: far
            danger(args[0]);
            // ok: far
            danger(args[1]);
        }

        public static void Run(int query)
        {
            // ok: far
            danger(query);
        }

        public static void Run(string query)
        {
            // ruleid: far
            danger(query);
        }
    }
}
