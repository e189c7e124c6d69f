namespace App
{
    public class Writer
    {
        public void Remember()
        {
            Store.Last = take_input();
            Store.Clean = scrub(take_input());
            Store.Put(take_input());
        }
    }
}
