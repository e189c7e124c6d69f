<?php
namespace App;

class Store extends Base
{
    public static function find($query)
    {
        // ruleid: far
        danger($query);
    }

    public function put($key, $value)
    {
        // ruleid: far
        danger($value);
    }
}
