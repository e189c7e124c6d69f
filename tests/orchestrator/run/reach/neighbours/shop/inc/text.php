<?php
// Another program of the repository has a function of this name, too.
function tidy($text) {
    return scrub($text);
}
