import logging

logger = logging.getLogger(__name__)


def register(user, request):
    # ruleid: py-personal-data-in-log
    logger.info("new customer %s", user.ssn)
    # ruleid: py-personal-data-in-log
    logging.debug(f"born {user.date_of_birth:%Y}")
    # ruleid: py-personal-data-in-log
    logger.error("rejected: " + request.json["credit_card_number"])
    # ok: py-personal-data-in-log
    logger.info("new customer %s", user.id)
    # ok: py-personal-data-in-log
    store.info(user.ssn)
    # ok: py-personal-data-in-log
    logger.info("born %s", mask(user.id))
