package server

import "crypto/tls"

func old() *tls.Config {
	// ruleid: go-tls-old-version
	return &tls.Config{MinVersion: tls.VersionTLS10}
}

func capped(certificates []tls.Certificate) *tls.Config {
	// ruleid: go-tls-old-version
	return &tls.Config{
		Certificates: certificates,
		MaxVersion:   tls.VersionTLS11,
	}
}

func current() *tls.Config {
	// ok: go-tls-old-version
	return &tls.Config{MinVersion: tls.VersionTLS12}
}

func standard(certificates []tls.Certificate) *tls.Config {
	// ok: go-tls-old-version
	return &tls.Config{Certificates: certificates}
}
