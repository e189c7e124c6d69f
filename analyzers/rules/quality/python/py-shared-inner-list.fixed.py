"""A board game."""


def board(width, height):
    # ruleid: py-shared-inner-list
    cells = [[None] * width for _ in range(height)]
    cells[0][0] = "start"
    return cells


def hands(players, cards):
    # ruleid: py-shared-inner-list
    hands = dict.fromkeys(players, [])
    for player in players:
        hands[player].append(cards.pop())
    return hands


def scores(rounds):
    # ruleid: py-shared-inner-list
    table = [{} for _ in range(len(rounds))]
    for index, winner in enumerate(rounds):
        table[index][winner] = 1
    return table


def board_of_own_rows(width, height):
    # ok: py-shared-inner-list
    cells = [[None] * width for _ in range(height)]
    cells[0][0] = "start"
    return cells


def empty_board(width, height):
    # ok: py-shared-inner-list
    cells = [[None] * width] * height
    for index in range(height):
        cells[index] = list(cells[index])
    return cells


def points(players):
    # ok: py-shared-inner-list
    table = dict.fromkeys(players, 0)
    table["nobody"] = 1
    return table


def ranges(count):
    # ok: py-shared-inner-list
    bounds = [(0, None)] * count
    bounds[0] = (1, 2)
    return bounds
