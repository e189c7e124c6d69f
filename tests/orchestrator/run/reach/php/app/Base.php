<?php
namespace App;

class Base
{
    public function inherited($value)
    {
        // ruleid: far
        danger($value);
    }
}
