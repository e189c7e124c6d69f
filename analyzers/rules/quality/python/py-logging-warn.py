"""Watches a folder."""

import logging
import warnings

log = logging.getLogger(__name__)


def look(folder):
    if not folder.exists():
        # ruleid: py-logging-warn
        log.warn("no folder %s", folder)
        # ruleid: py-logging-warn
        logging.warn("no folder")
    # ok: py-logging-warn
    log.warning("looked at %s", folder)
    # ok: py-logging-warn
    warnings.warn("look() will go")
