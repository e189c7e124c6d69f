"""A register of ships."""

# ruleid: py-abc-from-collections
from collections import Mapping
# ruleid: py-abc-from-collections
from collections import Iterable, Sequence
# ruleid: py-abc-from-collections
from collections import OrderedDict, Callable
# ok: py-abc-from-collections
from collections import defaultdict, namedtuple
# ok: py-abc-from-collections
from collections.abc import MutableMapping

try:
    from collections.abc import Set
except ImportError:
    # ok: py-abc-from-collections
    from collections import Set
