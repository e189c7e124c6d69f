"""Walks over a graph, breadth first."""
from collections import deque


def reachable(graph, start):
    seen = {start}
    queue = [start]
    while queue:
        # ruleid: py-list-as-queue
        node = queue.pop(0)
        for neighbour in graph[node]:
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append(neighbour)
    return seen


def drain(pending, handle):
    while len(pending) > 0:
        # ruleid: py-list-as-queue
        handle(pending.pop(0))


def reachable_quickly(graph, start):
    seen = {start}
    queue = deque([start])
    while queue:
        # ok: py-list-as-queue
        node = queue.popleft()
        for neighbour in graph[node]:
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append(neighbour)
    return seen


def deepest(stack):
    last = None
    while stack:
        # ok: py-list-as-queue
        last = stack.pop()
    return last


def split_command(words):
    # ok: py-list-as-queue
    program = words.pop(0)
    return program, words
