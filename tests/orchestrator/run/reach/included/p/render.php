<?php
function render_page($body, $head)
{
    include 'views/page.php';
}

render_page(take_input(), 'x');
