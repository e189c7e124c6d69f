<?php
function used() {
    return paint(take_input());
}
