pragma solidity ^0.8.0;
import "./lib/L.sol";
contract A {
    using L for string;
    using L for L.Box;
    function one() public { string memory q = take_input(); q.runIt(); }
    function clean() public { string memory q = take_input(); q.runClean(); }
    function two() public { string memory q = "x"; q.runSecond(take_input()); q.runThird(take_input()); }
    function three() public { string memory q = take_input(); string memory r = q.pass();
        // ruleid: far
        danger(r);
        string memory s = q.drop();
        // ok: far
        danger(s);
    }
    function four(L.Box memory b) public { b.put(take_input()); }
}
