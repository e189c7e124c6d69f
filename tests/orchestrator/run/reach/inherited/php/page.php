<?php
class Page {
    use Renders;
    function go() {
        $this->render(take_input());
        // ruleid: far
        danger($this->term());
    }
}
