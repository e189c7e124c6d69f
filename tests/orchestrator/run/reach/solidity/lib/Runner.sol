pragma solidity ^0.8.0;

library Runner {
    function run(string memory query) internal {
        // ruleid: far
        danger(query);
    }

    function unused(string memory query) internal {
        // ok: far
        danger(query);
    }
}

function runFree(string memory query) {
    // ruleid: far
    danger(query);
}
