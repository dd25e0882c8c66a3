package main

import (
	"bufio"
	"crypto/tls"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"slices"
	"sync"
)

// seen is one request as it is told to the test. A CONNECT that was refused is told too.
type seen struct {
	Host          string `json:"host"`
	Method        string `json:"method"`
	Path          string `json:"path"`
	Authorization string `json:"authorization"`
}

// proxy takes CONNECT requests and the test's own plain ones.
type proxy struct {
	authority *authority

	mutex    sync.Mutex
	store    *store
	requests []seen
}

func newProxy(authority *authority, store *store) *proxy {
	return &proxy{authority: authority, store: store, requests: []seen{}}
}

func (p *proxy) current() *store {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.store
}

func (p *proxy) record(host string, r *http.Request) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.requests = append(p.requests, seen{host, r.Method, r.URL.Path, r.Header.Get("Authorization")})
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method == http.MethodConnect:
		p.connect(w, r)
	case r.Method == http.MethodGet && r.URL.Path == "/requests":
		p.mutex.Lock()
		requests := slices.Clone(p.requests)
		p.mutex.Unlock()
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(requests)
	case r.Method == http.MethodPut && r.URL.Path == "/modules":
		p.replaceModules(w, r)
	default:
		http.NotFound(w, r)
	}
}

func (p *proxy) replaceModules(w http.ResponseWriter, r *http.Request) {
	content, err := io.ReadAll(r.Body)
	if err == nil {
		var replacement *store
		if replacement, err = parseStore(content); err == nil {
			p.mutex.Lock()
			p.store = replacement
			p.mutex.Unlock()
			w.WriteHeader(http.StatusNoContent)
			return
		}
	}
	http.Error(w, err.Error(), http.StatusBadRequest)
}

// connect ends the TLS of a registry that the data names, and refuses every other host as a network without a route would.
func (p *proxy) connect(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		host = r.Host
	}
	known := slices.ContainsFunc(p.current().commits, func(each *commit) bool { return each.registry == host })
	if !known {
		p.record(host, r)
		http.Error(w, "bsr-stand-in: no route to "+host, http.StatusBadGateway)
		return
	}
	hijacker, able := w.(http.Hijacker)
	if !able {
		http.Error(w, "cannot take the connection over", http.StatusInternalServerError)
		return
	}
	connection, buffered, err := hijacker.Hijack()
	if err != nil {
		return
	}
	if _, err := io.WriteString(connection, "HTTP/1.1 200 Connection established\r\n\r\n"); err != nil {
		_ = connection.Close()
		return
	}
	config := &tls.Config{
		GetCertificate: func(hello *tls.ClientHelloInfo) (*tls.Certificate, error) { return p.authority.leaf(host) },
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.record(host, r)
		serveProcedure(p.current(), host, w, r)
	})}
	secured := tls.Server(&bufferedConnection{Conn: connection, reader: buffered.Reader}, config)
	_ = server.Serve(&singleListener{connection: secured, closed: make(chan struct{})})
}

// bufferedConnection gives back what the HTTP server had read of the tunnel before it was taken over.
type bufferedConnection struct {
	net.Conn
	reader *bufio.Reader
}

func (c *bufferedConnection) Read(into []byte) (int, error) { return c.reader.Read(into) }

// singleListener hands one connection to an HTTP server, and then waits until that one is closed.
type singleListener struct {
	connection net.Conn
	accepted   bool
	once       sync.Once
	closed     chan struct{}
}

func (l *singleListener) Accept() (net.Conn, error) {
	if !l.accepted {
		l.accepted = true
		return &noticedConnection{Conn: l.connection, listener: l}, nil
	}
	<-l.closed
	return nil, net.ErrClosed
}

func (l *singleListener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return nil
}

func (l *singleListener) Addr() net.Addr { return l.connection.LocalAddr() }

type noticedConnection struct {
	net.Conn
	listener *singleListener
}

func (c *noticedConnection) Close() error {
	defer func() { _ = c.listener.Close() }()
	return c.Conn.Close()
}
