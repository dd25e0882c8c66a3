// Command bsr-stand-in stands in for the Buf Schema Registry in tests. It is an HTTP proxy that ends the TLS of the hosts
// that its data file names, and answers as much of the registry's Connect API as `buf dep update` and module downloads
// need. It is not the BSR: labels, owners and permissions are only what the data file says.
//
// The proxy's own plain endpoints are for the test that started it:
//
//	GET /requests   every request so far, oldest first, as JSON
//	PUT /modules    replaces the modules (same form as the data file)
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:0", "address to listen on")
	data := flag.String("data", "", "JSON file with the modules to serve")
	caFile := flag.String("ca", "", "file to write the certificate of the proxy's own CA to")
	flag.Parse()
	if err := run(*listen, *data, *caFile); err != nil {
		log.Fatalf("bsr-stand-in: %v", err)
	}
}

func run(listen, data, caFile string) error {
	content, err := os.ReadFile(data)
	if err != nil {
		return fmt.Errorf("reading the modules: %w", err)
	}
	store, err := parseStore(content)
	if err != nil {
		return fmt.Errorf("%s: %w", data, err)
	}
	authority, err := newAuthority()
	if err != nil {
		return fmt.Errorf("making a CA: %w", err)
	}
	if err := os.WriteFile(caFile, authority.certificatePEM(), 0o644); err != nil {
		return fmt.Errorf("writing the CA's certificate: %w", err)
	}
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	// The test that starts us waits for this one line on standard output.
	ready, err := json.Marshal(map[string]string{"listening": listener.Addr().String()})
	if err != nil {
		return err
	}
	fmt.Println(string(ready))
	server := &http.Server{Handler: newProxy(authority, store)}
	return server.Serve(listener)
}
