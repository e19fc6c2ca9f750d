package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheListOfLeakedPasswordsIsPackedWithItsLicence(t *testing.T) {
	source, out := t.TempDir(), t.TempDir()
	put := func(n int) {
		t.Helper()
		var all []string
		for i := range n {
			all = append(all, fmt.Sprintf("Geheim%d", i))
		}
		raw, err := json.Marshal(all)
		if err != nil {
			t.Fatal(err)
		}
		folder := filepath.Join(source, filepath.FromSlash(leaks))
		if err := os.MkdirAll(filepath.Join(folder, "src"), 0o755); err != nil {
			t.Fatal(err)
		}
		for name, content := range map[string]string{"src/passwords.json": string(raw), "LICENSE.txt": "free"} {
			if err := os.WriteFile(filepath.Join(folder, filepath.FromSlash(name)), []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := buildPasswords(source, out); err == nil || !strings.Contains(err.Error(), "npm ci") {
		t.Errorf("without the package: %v", err)
	}
	put(12)
	if _, err := buildPasswords(source, out); err == nil || !strings.Contains(err.Error(), "fewer") {
		t.Errorf("a list of twelve: %v", err)
	}
	put(fewest)
	if _, err := buildPasswords(source, out); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(out, "passwords.txt.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	list, err := io.ReadAll(z)
	if err != nil || strings.Count(string(list), "\n") != fewest || !strings.HasPrefix(string(list), "geheim0\ngeheim1\n") {
		t.Errorf("packed are %d bytes, %v", len(list), err)
	}
	if licence, err := os.ReadFile(filepath.Join(out, "passwords.licence.txt")); err != nil || string(licence) != "free" {
		t.Errorf("the licence is %q, %v", licence, err)
	}
}
