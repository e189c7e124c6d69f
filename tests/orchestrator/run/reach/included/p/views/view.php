<h1><?php
// ruleid: far
danger($name);
// ok: far
danger($title);
?></h1>
