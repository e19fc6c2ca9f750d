package agenda

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"syscall"
	"time"

	"handvest/internal/fault"
)

// Fetcher fetches a calendar from an address.
type Fetcher func(ctx context.Context, address string) ([]byte, error)

const (
	longestFetch = 20 * time.Second
	mostHops     = 3
)

// errPrivate is an address inside a network, where nobody may send us.
var errPrivate = errors.New("the address lies inside a private network")

// CheckAddress says whether a calendar may be fetched from an address: https,
// without a name and password in it. Hosts that were named in the settings may
// be asked over http too.
func CheckAddress(address string, hosts []string) error {
	u, err := url.Parse(strings.TrimSpace(address))
	if err == nil && u.Scheme == "webcal" {
		u.Scheme = "https"
	}
	switch {
	case err != nil || u.Hostname() == "" || len(address) > 2000:
		return fault.New(fault.Invalid, "Dit is geen internetadres. Neem het adres van de agenda helemaal over; het begint met https://.", "This is no internet address. Copy the whole address of the calendar; it begins with https://.").At("adres")
	case u.User != nil:
		return fault.New(fault.Invalid, "Zet geen naam en wachtwoord in het adres. Vraag om een geheime link.", "Put no name and password into the address. Ask for a secret link.").At("adres")
	case u.Scheme != "https" && (u.Scheme != "http" || !slices.Contains(hosts, u.Host)):
		return fault.New(fault.Invalid, "Wij halen agenda's alleen op via https://.", "We fetch calendars over https:// only.").At("adres")
	}
	return nil
}

// NewFetcher makes a Fetcher that never asks an address inside a private
// network, except the hosts (name:port) that the settings name.
func NewFetcher(hosts []string) Fetcher {
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	guarded := &net.Dialer{Timeout: 10 * time.Second, Control: func(_, address string, _ syscall.RawConn) error { return public(address) }}
	transport := &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			if slices.Contains(hosts, address) {
				return dialer.DialContext(ctx, network, address)
			}
			return guarded.DialContext(ctx, network, address)
		},
		TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 15 * time.Second, DisableKeepAlives: true, MaxResponseHeaderBytes: 64 << 10,
	}
	client := &http.Client{Transport: transport, Timeout: longestFetch, CheckRedirect: func(r *http.Request, via []*http.Request) error {
		if len(via) > mostHops {
			return errors.New("too many redirects")
		}
		return CheckAddress(r.URL.String(), hosts)
	}}
	return func(ctx context.Context, address string) ([]byte, error) { return fetch(ctx, client, address, hosts) }
}

func fetch(ctx context.Context, client *http.Client, address string, hosts []string) ([]byte, error) {
	if err := CheckAddress(address, hosts); err != nil {
		return nil, err
	}
	address = strings.TrimSpace(address)
	if rest, ok := strings.CutPrefix(address, "webcal:"); ok {
		address = "https:" + rest
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("fetch a calendar: %w", err)
	}
	r.Header.Set("Accept", "text/calendar")
	answer, err := client.Do(r)
	if err != nil {
		return nil, unreachable(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fault.Newf(fault.Unavailable, "De agenda antwoordt met fout %d. Vraag de beheerder van de agenda of de link nog geldig is.", "The calendar answers with error %d. Ask the keeper of the calendar whether the link is still valid.", answer.StatusCode)
	}
	data, err := io.ReadAll(io.LimitReader(answer.Body, LargestFile+1))
	if err != nil {
		return nil, unreachable(err)
	}
	if len(data) > LargestFile {
		return nil, fault.Newf(fault.Invalid, "Deze agenda is te groot: hooguit %d MB.", "This calendar is too large: %d MB at most.", LargestFile>>20)
	}
	return data, nil
}

// unreachable says why an address could not be asked, without the address: it
// can hold a secret.
func unreachable(err error) error {
	var where *url.Error
	if errors.As(err, &where) {
		err = where.Err
	}
	if f := fault.As(err); f != nil {
		return f
	}
	if errors.Is(err, errPrivate) {
		return fault.New(fault.Invalid, "Dit adres ligt binnen een afgesloten netwerk. De functioneel beheerder kan de server in de instellingen toestaan.",
			"This address lies inside a private network. The application manager can allow the server in the settings.").At("adres").Because(err)
	}
	return fault.New(fault.Unavailable, "De agenda is niet bereikbaar. Wij proberen het later opnieuw.", "The calendar cannot be reached. We try again later.").Because(err)
}

// shared is the address space of carriers (RFC 6598).
var shared = netip.MustParsePrefix("100.64.0.0/10")

// public is nil for an address that everybody can reach.
func public(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return errPrivate
	}
	ip := at.Addr().Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || shared.Contains(ip) || ip.Is4() && ip.As4()[0] == 0 {
		return errPrivate
	}
	return nil
}
