namespace App
{
    public static class Settings
    {
        public const string Mode = "safe";
        public static readonly int Level = 3;
        public static string Changed = "x";
    }
}
