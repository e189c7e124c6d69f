namespace Shop.Util
{
    public class More
    {
        public static string Tidy(string x)
        {
            return scrub(x);
        }

        public static string Plain(string x)
        {
            return x;
        }
    }
}
