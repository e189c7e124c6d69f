namespace App
{
    public class Base
    {
        protected const string Name = "n";
    }

    public static class Values
    {
        public const string Table = "users";
        public static readonly string Query = "select " + Table;
        public static readonly string[] Names = { "a", "b" };
        public static readonly Dictionary<string, string> Map = new Dictionary<string, string> { { "k", "v" } };
    }
}
