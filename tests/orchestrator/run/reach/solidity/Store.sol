pragma solidity ^0.8.0;

import "./lib/Base.sol";
import {Runner as Other} from "./lib/Runner.sol";

contract Store is Base {
    Vault vault;

    constructor(Vault given) {
        vault = given;
    }

    function get() public {
        string memory query = take_input();
        vault.find(query);
        vault.findClean(query);
        runBase(query);
        Other.run(query);
        runFree(query);
    }

    function asked() public {
        string memory query = readBase();
        // ruleid: far
        danger(query);
        string memory clean = readClean();
        // ok: far
        danger(clean);
    }
}
