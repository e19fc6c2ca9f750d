package smtp_test

import (
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"testing"
)

// both are the text and the page of a message.
func both(t *testing.T, m *mail.Message) (plain, page string) {
	t.Helper()
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("%s: %v", kind, err)
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for _, to := range []*string{&plain, &page} {
		p, err := parts.NextPart()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(p)
		if err != nil {
			t.Fatal(err)
		}
		*to = string(text)
	}
	return plain, page
}
