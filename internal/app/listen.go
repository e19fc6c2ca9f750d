package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"

	"handvest/internal/fault"
)

// listen takes an address. Where another program has its port, a demo takes
// the next free one; a server that people have in their bookmarks does not.
func listen(ctx context.Context, address string, another bool) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", address, err)
	}
	first, err := strconv.Atoi(port)
	if err != nil || first < 0 || first > 65535 {
		return nil, fault.Newf(fault.Invalid, "%q is geen poort: kies een getal van 1 tot en met 65535, of 0 voor een vrije.",
			"%q is not a port: choose a number from 1 to 65535, or 0 for a free one.", port)
	}
	tries := 1
	if another && first != 0 {
		tries = 50
	}
	var config net.ListenConfig
	for n := range tries {
		var l net.Listener
		if l, err = config.Listen(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(first+n))); err == nil {
			return l, nil
		}
		if !errors.Is(err, syscall.EADDRINUSE) || first+n == 65535 {
			break
		}
	}
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fault.Newf(fault.Unavailable, "poort %s is in gebruik; sluit het andere programma of kies een poort met HANDVEST_LISTEN.",
			"port %s is in use; close the other program or choose a port with HANDVEST_LISTEN.", port).Because(err)
	}
	return nil, fault.Newf(fault.Unavailable, "op %s kan niet worden geluisterd; kies een ander adres met HANDVEST_LISTEN.",
		"it is not possible to listen on %s; choose another address with HANDVEST_LISTEN.", address).Because(err)
}

// answer serves pages until the context ends. Then it takes no new requests,
// ends the streams and waits for the pages that are under way.
func answer(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger) error {
	server := &http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute,
		BaseContext: func(net.Listener) context.Context { return ctx },
		ErrorLog:    slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		err := server.Shutdown(last)
		if err != nil {
			err = server.Close()
		}
		stopped <- err
	}()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("answer on %s: %w", l.Addr(), err)
	}
	return <-stopped
}

// address is what a person types in a browser.
func url(l net.Listener) string {
	host, port, _ := net.SplitHostPort(l.Addr().String()) // a listener has both
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}
