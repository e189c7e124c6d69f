#include "store.hpp"

void use() {
    Store s;
    s.put(take_input());
    s.show();
    s.emit(take_input());
}
