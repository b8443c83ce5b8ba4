package hub

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"syscall"
)

// Windows has numbers of its own for these errors, which mean nothing elsewhere.
const (
	windowsReset   = syscall.Errno(10054)
	windowsRefused = syscall.Errno(10061)
)

// explain says in one line why a host gave no answer. It never quotes an address, in which there may be a password or a
// token: of err, only what is known to hold none is told.
func explain(ctx context.Context, host string, err error) error {
	var (
		refused     refusal
		slow        tooSlow
		name        *net.DNSError
		authority   x509.UnknownAuthorityError
		hostname    x509.HostnameError
		certificate *tls.CertificateVerificationError
		noTLS       tls.RecordHeaderError
		operation   *net.OpError
	)
	switch cause := context.Cause(ctx); {
	case errors.As(err, &refused):
		return refused
	case errors.As(cause, &slow):
		return fmt.Errorf("%s: %w", host, slow)
	case cause != nil:
		return cause
	case errors.As(err, &operation) && operation.Op == "proxyconnect":
		return fmt.Errorf("the proxy that leads to %s cannot be reached", host)
	case errors.As(err, &name):
		return fmt.Errorf("the host %s was not found", host)
	case errors.As(err, &authority):
		return fmt.Errorf("the certificate of %s is signed by nobody whom this machine trusts", host)
	case errors.As(err, &hostname):
		return fmt.Errorf("the certificate of %s is for another host", host)
	case errors.As(err, &certificate):
		return fmt.Errorf("the certificate of %s is not valid", host)
	case errors.As(err, &noTLS):
		return fmt.Errorf("%s does not speak https", host)
	case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, windowsRefused):
		return fmt.Errorf("%s refused the connection", host)
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, windowsReset), errors.Is(err, io.EOF),
		errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s broke the connection off", host)
	case errors.As(err, &operation):
		return fmt.Errorf("%s cannot be reached: %w", host, operation.Err)
	}
	return fmt.Errorf("the answer of %s cannot be understood", host)
}

// failedHost is the host that a request to address failed at: another one after redirects.
func failedHost(address *url.URL, err error) string {
	var failed *url.Error
	if errors.As(err, &failed) {
		if at, err := url.Parse(failed.URL); err == nil && at.Host != "" {
			return at.Host
		}
	}
	return address.Host
}

// isAbsence reports whether err shows that nobody answers at a host at all, rather than that this answer went wrong.
func isAbsence(ctx context.Context, err error) bool {
	var slow tooSlow
	var operation *net.OpError
	if errors.As(context.Cause(ctx), &slow) {
		return true
	}
	return errors.As(err, &operation) && (operation.Op == "dial" || operation.Op == "proxyconnect")
}
