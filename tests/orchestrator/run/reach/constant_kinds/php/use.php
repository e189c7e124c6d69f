<?php
namespace App;

class Used implements Words
{
    function f()
    {
        // ruleid: far
        configured("x" . Values::QUERY);
        // ruleid: far
        configured(NS);
        // ruleid: far
        configured(\App\Values::TABLE);
        // ruleid: far
        configured(self::WORD);
        // ruleid: far
        configured(static::WORD);
        // ruleid: far
        configured('' . Values::MAP['k']);
        // ruleid: far
        configured('' . Values::MAP['l']['m']);
    }
}
