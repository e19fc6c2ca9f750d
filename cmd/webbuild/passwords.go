package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"handvest/internal/staff"
)

// leaks is the folder of the list of leaked passwords inside node_modules.
const leaks = "node_modules/@zxcvbn-ts/language-common"

// fewest passwords in a list that is whole: less means that the package changed
// its form.
const fewest = 10_000

// buildPasswords makes the list that nobody may choose a password from, and
// keeps its licence beside it.
func buildPasswords(source, out string) ([]size, error) {
	folder := filepath.Join(source, filepath.FromSlash(leaks))
	raw, err := os.ReadFile(filepath.Join(folder, "src", "passwords.json"))
	if err != nil {
		return nil, fmt.Errorf("%s is not there: run \"npm ci\" in %s first (make does this for you)", folder, source)
	}
	var all []string
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, fmt.Errorf("read the passwords of %s: %w", folder, err)
	}
	if len(all) < fewest {
		return nil, fmt.Errorf("%s has %d passwords, fewer than %d: the package has another form than expected", folder, len(all), fewest)
	}
	licence, err := os.ReadFile(filepath.Join(folder, "LICENSE.txt"))
	if err != nil {
		return nil, fmt.Errorf("read the licence of %s: %w", folder, err)
	}
	if err := os.WriteFile(filepath.Join(out, "passwords.licence.txt"), licence, 0o644); err != nil {
		return nil, fmt.Errorf("write the licence of the passwords: %w", err)
	}
	s, err := write(out, "passwords.txt", staff.PackLeaked(all))
	if err != nil {
		return nil, err
	}
	// Only the compressed file goes into the binary.
	return []size{s}, os.Remove(filepath.Join(out, "passwords.txt"))
}
