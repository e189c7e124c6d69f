<?php
trait Renders {
    public function render($v) {
        // ruleid: far
        danger($v);
    }
    protected function term() {
        return take_input();
    }
}
