<?php
trait Fills {
    protected $query;
    protected $name;

    function fill() {
        $this->query = take_input();
        $this->name = "fixed";
    }
}
