namespace App
{
    public static class Store
    {
        public static string Last = "";
        public static string Clean { get; set; }
        private static string hidden;

        public static void Put(string x)
        {
            hidden = x;
        }

        public static string Get()
        {
            return hidden;
        }
    }
}
