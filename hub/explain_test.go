package hub

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http/httptest"
	"net/url"
	"strings"
	"syscall"
	"testing"
)

// TestExplain shows what is said about errors of the network that no server on this machine can be made to cause.
func TestExplain(t *testing.T) {
	dial := func(err error) error { return &net.OpError{Op: "dial", Net: "tcp", Err: err} }
	tests := []struct {
		name   string
		err    error
		want   string
		absent bool // nobody answers at this host at all
	}{
		{"unknown host", dial(&net.DNSError{Err: "no such host", Name: "h"}), "the host h:1 was not found", true},
		{"refused", dial(syscall.ECONNREFUSED), "h:1 refused the connection", true},
		{"refused on Windows", dial(windowsRefused), "h:1 refused the connection", true},
		{"no way", dial(syscall.EHOSTUNREACH), "h:1 cannot be reached: " + syscall.EHOSTUNREACH.Error(), true},
		{"no proxy", &net.OpError{Op: "proxyconnect", Err: dial(syscall.ECONNREFUSED)},
			"the proxy that leads to h:1 cannot be reached", true},
		{"reset", &net.OpError{Op: "read", Err: syscall.ECONNRESET}, "h:1 broke the connection off", false},
		{"reset on Windows", &net.OpError{Op: "read", Err: windowsReset}, "h:1 broke the connection off", false},
		{"end", io.EOF, "h:1 broke the connection off", false},
		{"other host", &tls.CertificateVerificationError{Err: x509.HostnameError{Host: "h"}},
			"the certificate of h:1 is for another host", false},
		{"nobody's certificate", &tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}},
			"the certificate of h:1 is signed by nobody whom this machine trusts", false},
		{"old certificate", &tls.CertificateVerificationError{Err: x509.CertificateInvalidError{Reason: x509.Expired}},
			"the certificate of h:1 is not valid", false},
		{"no TLS", tls.RecordHeaderError{Msg: "first record"}, "h:1 does not speak https", false},
		{"anything", errors.New("https://user:secret@h/?token=secret"), "the answer of h:1 cannot be understood", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := &url.Error{Op: "Get", URL: "https://user:secret@h:1/?token=secret", Err: fmt.Errorf("in short: %w", test.err)}
			if got := explain(t.Context(), "h:1", err); got.Error() != test.want {
				t.Errorf("%v, want %s", got, test.want)
			}
			if got := isAbsence(t.Context(), err); got != test.absent {
				t.Errorf("nobody answers at all: %v, want %v", got, test.absent)
			}
		})
	}
}

func TestExplainWhatWasGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errors.New("the session has ended"))
	expectError(t, explain(ctx, "h", io.EOF), "the session has ended")
}

// TestRedirectToAHostThatIsDown shows that the message names the host that does not answer.
func TestRedirectToAHostThatIsDown(t *testing.T) {
	down := httptest.NewServer(nil)
	down.Close()
	s := httptest.NewServer(redirect(down.URL + "/?token=secret"))
	defer s.Close()
	c, _ := newTest(t, Options{})
	_, err := fetch(t, c, urlRef(s.URL))
	if want := strings.TrimPrefix(down.URL, "http://") + " refused the connection"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	if err := c.isDown(strings.TrimPrefix(s.URL, "http://")); err != nil {
		t.Errorf("the server that redirects is taken for down: %v", err)
	}
}
