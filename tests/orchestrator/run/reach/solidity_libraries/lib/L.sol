pragma solidity ^0.8.0;
library L {
    struct Box { string v; }
    function runIt(string memory s) internal {
        // ruleid: far
        danger(s);
    }
    function runClean(string memory s) internal {
        // ok: far
        danger(scrub(s));
    }
    function runSecond(string memory s, string memory t) internal {
        // ok: far
        danger(s);
        // ruleid: far
        danger(t);
    }
    function runThird(string memory s, string memory t) internal {
        // ok: far
        danger(s);
    }
    function pass(string memory s) internal returns (string memory) { return s; }
    function drop(string memory s) internal returns (string memory) { return "x"; }
    function put(Box memory b, string memory t) internal {
        // ruleid: far
        danger(t);
    }
}
