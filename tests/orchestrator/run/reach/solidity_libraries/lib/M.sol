pragma solidity ^0.8.0;
library M {
    function other(string memory s) internal {
        // ok: far
        danger(s);
    }
    function put(uint b, string memory t) internal {
        // ok: far
        danger(t);
    }
}
