package hub

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestHeaders looks at what requests carry besides what HTTP needs.
func TestHeaders(t *testing.T) {
	own := []string{"POLYAXON_HOST", "https://own", "POLYAXON_AUTH_TOKEN", "secret", "POLYAXON_HEADER", "X-Service", "POLYAXON_HEADER_SERVICE", "trains"}
	for _, test := range []struct {
		name     string
		env      []string
		config   Config
		token    string // what Authorization says
		header   string // what X-Service says
		explicit string // what X-Mine says
	}{
		{"what the environment says", own, Config{}, "Token secret", "trains", ""},
		{"another word before the token", append(own, "POLYAXON_AUTHENTICATION_TYPE", "Bearer"), Config{}, "Bearer secret", "trains", ""},
		{"a program's own", own, Config{Token: "mine", Headers: http.Header{"X-Mine": {"a"}}}, "Token mine", "trains", "a"},
		{"the token that is none", append([]string{"POLYAXON_AUTH_TOKEN", "no-auth"}, own...), Config{}, "", "trains", ""},
		{"a host that a workspace names", own, Config{Host: "https://other"}, "", "", ""},
		{"a host that a program names, with its token", own, Config{Host: "https://other", Token: "mine"}, "Token mine", "trains", ""},
		{"no header without a value", []string{"POLYAXON_HEADER", "X-Service"}, Config{}, "", "", ""},
	} {
		h := Load(machine(nil, test.env...), test.config).Header()
		if h.Get("Authorization") != test.token || h.Get("X-Service") != test.header || h.Get("X-Mine") != test.explicit {
			t.Errorf("%s: %v", test.name, h)
		}
	}
}

// TestWhoIsAsked says to each who is refused what he can do.
func TestWhoIsAsked(t *testing.T) {
	const token = "POLYAXON_AUTH_TOKEN"
	for want, c := range map[string]*Connection{
		"h wants to know who is asking: run `polyaxon login`, or set POLYAXON_AUTH_TOKEN":                                          Load(machine(nil), Config{}),
		"h does not accept the token of POLYAXON_AUTH_TOKEN; log in again: run `polyaxon login`, or set POLYAXON_AUTH_TOKEN":       Load(machine(nil, token, "x"), Config{}),
		"h wants to know who is asking, and your token is for http://localhost:8000: set POLYAXON_HOST to the host that it is for": Load(machine(nil, token, "x"), Config{Host: "https://h"}),
		"h does not accept the token of bob; log in again: run `polyaxon login`, or set POLYAXON_AUTH_TOKEN": Load(machine(map[string]string{
			"/home/bob/.polyaxon/.auth": `{"username":"bob","token":"x"}`}), Config{}),
	} {
		expectError(t, c.unauthorized("h"), want)
	}
}

func TestProxyOfAProgram(t *testing.T) {
	asked := make(chan string, 1)
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r.URL.Host
		fmt.Fprint(w, `{"version":"2.18.0"}`)
	}))
	defer proxy.Close()
	client := clientOf(t, Config{Host: "http://polyaxon.example", Proxy: proxy.URL})
	if _, err := client.Installation(t.Context()); err != nil || <-asked != "polyaxon.example" {
		t.Errorf("by the proxy: %v", err)
	}
	for _, wrong := range []string{"://", "proxy:3128"} {
		_, err := NewClient(Load(machine(nil), Config{Proxy: wrong}))
		expectError(t, err, "the address of the proxy cannot be read")
	}
}

// keyPair writes a certificate for a name, and its key, into a folder.
func keyPair(t *testing.T, folder, name string) (certificate tls.Certificate, certFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	expectNo(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	expectNo(t, err)
	private, err := x509.MarshalPKCS8PrivateKey(key)
	expectNo(t, err)
	certFile, keyFile = filepath.Join(folder, name+".pem"), filepath.Join(folder, name+".key")
	certPEM := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	keyPEM := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})
	expectNo(t, os.WriteFile(certFile, certPEM, 0o600))
	expectNo(t, os.WriteFile(keyFile, keyPEM, 0o600))
	certificate, err = tls.X509KeyPair(certPEM, keyPEM)
	expectNo(t, err)
	return certificate, certFile, keyFile
}

// TestCertificates connects to a server whose certificate is for another host, and that wants to see one of the client.
func TestCertificates(t *testing.T) {
	folder := t.TempDir()
	elsewhere, bundle, _ := keyPair(t, folder, "elsewhere.example")
	_, cert, key := keyPair(t, folder, "client")
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"version":%q}`, r.TLS.PeerCertificates[0].Subject.CommonName)
	}))
	server.TLS = &tls.Config{Certificates: []tls.Certificate{elsewhere}, ClientAuth: tls.RequireAnyClientCert}
	server.StartTLS()
	defer server.Close()
	all := []string{
		"POLYAXON_HOST", server.URL, "POLYAXON_SSL_CA_CERT", bundle, "POLYAXON_CERT_FILE", cert, "POLYAXON_KEY_FILE", key,
		"POLYAXON_ASSERT_HOSTNAME", "false",
	}
	connect := func(otherwise ...string) (*Installation, error) {
		client, err := NewClient(Load(machine(nil, append(otherwise, all...)...), Config{}))
		if err != nil {
			return nil, err
		}
		client.attempts = 1
		return client.Installation(t.Context())
	}
	got, err := connect()
	expectNo(t, err)
	if got.Version != "client" {
		t.Errorf("the server saw %q", got.Version)
	}
	_, err = connect("POLYAXON_ASSERT_HOSTNAME", "true")
	expectError(t, err, "is for another host")
	_, err = connect("POLYAXON_SSL_CA_CERT", cert)
	expectError(t, err, "signed by nobody whom this machine trusts")
	_, err = connect("POLYAXON_VERIFY_SSL", "false", "POLYAXON_SSL_CA_CERT", cert)
	expectNo(t, err)
	_, err = connect("POLYAXON_KEY_FILE", bundle)
	expectError(t, err, "the client certificate that POLYAXON_CERT_FILE names cannot be read with its key")
	_, err = connect("POLYAXON_SSL_CA_CERT", key)
	expectError(t, err, "there is no certificate in the file that POLYAXON_SSL_CA_CERT names")
}
