#!/bin/sh
# ruleid: rubygems-key
export GEM_HOST_API_KEY=rubygems_a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f4
# ruleid: rubygems-key
echo ":rubygems_api_key: rubygems_f9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a2f1e0d9c8b7a6" > ~/.gem/credentials
# ok: rubygems-key
export GEM_HOST_API_KEY="$RUBYGEMS_KEY"
# ok: rubygems-key
export GEM_HOST_API_KEY=rubygems_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
