const config = {
  "auths": {
    "registry.acme.net": {
      // ruleid: docker-registry-auth
      "auth": "ZGVwbG95OlEydzNFNHI1VDZ5Nw=="
    }
  }
};

const other = {
  "auths": {
    "ghcr.io": {
      // ruleid: docker-registry-auth
      "auth": "cm9ib3Q6ejlZOHg3VzZ2NVU0"
    }
  }
};

const sample = {
  "auths": {
    "registry.acme.net": {
      // ok: docker-registry-auth
      "auth": "dXNlcjpwYXNzd29yZA=="
    }
  }
};

// ok: docker-registry-auth
const right = { "credHelpers": { "registry.acme.net": "acme" } };
