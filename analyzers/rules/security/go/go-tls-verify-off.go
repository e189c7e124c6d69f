package client

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func quick() *http.Client {
	// ruleid: go-tls-verify-off
	config := &tls.Config{MinVersion: tls.VersionTLS12, InsecureSkipVerify: true}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: config}}
}

func quicker(transport *http.Transport) {
	// ruleid: go-tls-verify-off
	transport.TLSClientConfig.InsecureSkipVerify = true
}

func right(roots *x509.CertPool) *tls.Config {
	// ok: go-tls-verify-off
	return &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}
}

func asked(transport *http.Transport, skip bool) {
	if skip {
		// ok: go-tls-verify-off
		transport.TLSClientConfig.InsecureSkipVerify = true
	}
}

func chosen(skip bool) *tls.Config {
	// ok: go-tls-verify-off
	return &tls.Config{InsecureSkipVerify: skip}
}
