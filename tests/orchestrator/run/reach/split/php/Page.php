<?php
class Page extends Controller {
    use Fills;

    function run() {
        // ruleid: far
        danger($this->query);
        // ok: far
        danger($this->name);
    }
}

class Beside extends Controller {
    function run() {
        // ok: far
        danger($this->query);
    }
}
