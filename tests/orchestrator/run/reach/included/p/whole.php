<?php
// ok: far
danger($this);
