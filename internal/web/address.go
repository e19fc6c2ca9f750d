package web

import (
	"net/url"
)

// address is a page with its filters, from which the addresses of its links
// are made: everything a reader chose stands in the address.
type address struct {
	path  string
	query url.Values
}

// with is the same page with one value changed; an empty value takes it out.
func (a address) with(pairs ...string) string {
	q := url.Values{}
	for k, v := range a.query {
		q[k] = v
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			q.Del(pairs[i])
		} else {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	return join(a.path, q)
}

// to is another page with the same values under the given names.
func (a address) to(path string, keep ...string) string {
	q := url.Values{}
	for _, k := range keep {
		if v := a.query.Get(k); v != "" {
			q.Set(k, v)
		}
	}
	return join(path, q)
}

func join(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}
