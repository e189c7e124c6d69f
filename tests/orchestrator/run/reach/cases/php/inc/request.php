<?php
class Request
{
    const TEXT = 0;
    const NUMBER = 1;
    public $sent = array();

    function __construct()
    {
        $this->sent['all'] = take_input();
    }

    function asked($name, $kind = Request::TEXT)
    {
        if ($kind == Request::NUMBER) {
            return scrub($this->sent[$name]);
        }
        return $this->sent[$name];
    }
}
