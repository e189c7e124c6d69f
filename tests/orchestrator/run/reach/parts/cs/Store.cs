namespace Shop.Data
{
    public class Store
    {
        public static (string Query, string Mode) Find()
        {
            return (take_input(), "fixed");
        }
    }
}
