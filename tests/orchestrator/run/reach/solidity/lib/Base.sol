pragma solidity ^0.8.0;

contract Base {
    function runBase(string memory query) internal {
        // ruleid: far
        danger(query);
    }

    function readBase() internal returns (string memory) {
        return take_input();
    }

    function readClean() internal returns (string memory) {
        return scrub(take_input());
    }
}

contract Vault {
    function find(string memory query) public {
        // ruleid: far
        danger(query);
    }

    function findClean(string memory query) public {
        string memory clean = scrub(query);
        // ok: far
        danger(clean);
    }
}
