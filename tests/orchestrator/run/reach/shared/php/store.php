<?php
$last = '';

class Store
{
    public static $value = '';
    public static $other = '';
    private static $hidden = '';

    public static function put($x)
    {
        self::$hidden = $x;
    }

    public static function get()
    {
        return self::$hidden;
    }
}
