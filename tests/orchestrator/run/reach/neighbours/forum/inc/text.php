<?php
function tidy($text) {
    // ruleid: far
    danger($text);
}
