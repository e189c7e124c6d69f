namespace App
{
    public class Reader
    {
        public void Use()
        {
            // ruleid: far
            danger(Store.Last);
            // ok: far
            danger(Store.Clean);
            // ruleid: far
            danger(Store.Get());
        }
    }
}
