package deploy

import (
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

func config(user string) *ssh.ClientConfig {
	return &ssh.ClientConfig{
		User: user,
		// ruleid: go-ssh-host-key-ignored
		HostKeyCallback: ssh.InsecureIgnoreHostKey(),
	}
}

func relax(config *ssh.ClientConfig) {
	// ruleid: go-ssh-host-key-ignored
	config.HostKeyCallback = ssh.InsecureIgnoreHostKey()
}

func right(user, path string) (*ssh.ClientConfig, error) {
	// ok: go-ssh-host-key-ignored
	check, err := knownhosts.New(path)
	if err != nil {
		return nil, err
	}
	return &ssh.ClientConfig{User: user, HostKeyCallback: check}, nil
}

func fixed(key ssh.PublicKey) ssh.HostKeyCallback {
	// ok: go-ssh-host-key-ignored
	return ssh.FixedHostKey(key)
}
