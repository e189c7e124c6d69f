"""Lists orders with their customers."""
from shop.models import Customer, Order


def with_customers(orders):
    rows = []
    for order in orders:
        # ruleid: py-query-in-loop
        customer = Customer.objects.get(pk=order.customer_id)
        rows.append((order, customer))
    return rows


def names(cursor, ids):
    result = []
    for key in ids:
        # ruleid: py-query-in-loop
        cursor.execute("SELECT name FROM customers WHERE id = %s", (key,))
        result.append(cursor.fetchone()[0])
    return result


def with_customers_at_once(orders):
    # ok: py-query-in-loop
    customers = Customer.objects.in_bulk([order.customer_id for order in orders])
    return [(order, customers[order.customer_id]) for order in orders]


def open_orders(customer):
    # ok: py-query-in-loop
    for order in Order.objects.filter(customer=customer, open=True):
        yield order


def save_names(cursor, names):
    for key, name in names.items():
        # ok: py-query-in-loop
        cursor.execute("UPDATE customers SET name = %s WHERE id = %s", (name, key))
