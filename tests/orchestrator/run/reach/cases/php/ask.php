<?php
define('ASK_NUMBER', 'number');

class Ask
{
    const TEXT = 0;
    const NUMBER = 1;
    const LIST = 2;

    function get($name, $kind = Ask::TEXT)
    {
        switch ($kind) {
            case Ask::LIST:
                return take_input($name);
            case Ask::NUMBER:
                return scrub(take_input($name));
            default:
                return take_input($name);
        }
    }
}

function ask($name, $kind)
{
    if ($kind == 'number') {
        return scrub(take_input($name));
    }
    return take_input($name);
}
