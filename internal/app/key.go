package app

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"handvest/internal/config"
	"handvest/internal/fault"
	"handvest/internal/seal"
	"handvest/internal/store"
)

// Keys reads the key of the settings. Where none is set and the database is a
// file, the key stands in a file beside it, which is made at the first start
// and told of. A server without a key is refused: nothing can be sealed in it.
func Keys(c config.Config, log io.Writer) (*seal.Keys, error) {
	if c.Key != "" {
		return namedKey(c.Key)
	}
	path := keyFile(c.DB)
	if path == "" {
		if strings.HasPrefix(c.DB, "sqlite:") { // in memory: gone with the program
			return seal.Fresh(), nil
		}
		return nil, fault.New(fault.Invalid, "bij een databaseserver hoort een sleutel: zet 32 willekeurige bytes als base64 in HANDVEST_KEY (openssl rand -base64 32), en bewaar hem apart van de database.",
			"a database server needs a key: put 32 random bytes in base64 in HANDVEST_KEY (openssl rand -base64 32), and keep it apart from the database.")
	}
	text, err := os.ReadFile(path)
	if err == nil {
		return parsedKey(string(text), path)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, fault.Newf(fault.Unavailable, "het sleutelbestand %s is niet te lezen; controleer de rechten.", "the key file %s cannot be read; check its permissions.", path).Because(err)
	}
	key := seal.NewKey()
	if err := os.WriteFile(path, []byte(base64.StdEncoding.EncodeToString(key)+"\n"), 0o600); err != nil {
		return nil, fault.Newf(fault.Unavailable, "het sleutelbestand %s kan niet worden gemaakt; controleer de rechten van de map.", "the key file %s cannot be made; check the permissions of its folder.", path).Because(err)
	}
	say(c, log, "De sleutel voor versleutelde gegevens staat nu in %s. Bewaar een kopie op een andere plek: zonder die sleutel zijn ze niet meer te lezen.",
		"The key for sealed data now stands in %s. Keep a copy elsewhere: without that key they can no longer be read.", path)
	return seal.New(key), nil
}

// keyFile is the file of the key beside a database file; empty where there is
// no file.
func keyFile(address string) string {
	path, isFile := strings.CutPrefix(address, "sqlite:")
	if !isFile || strings.HasPrefix(path, ":memory:") {
		return ""
	}
	path, _, _ = strings.Cut(path, "?")
	return path + ".key"
}

// namedKey is a key from the settings: the key itself, or the path of its file.
func namedKey(text string) (*seal.Keys, error) {
	if _, ok := decoded(text); ok {
		return parsedKey(text, "HANDVEST_KEY")
	}
	content, err := os.ReadFile(text)
	if err != nil {
		return nil, fault.New(fault.Invalid, "dit is geen sleutel van 32 bytes in base64 of hex, en ook geen bestand dat te lezen is.",
			"this is not a key of 32 bytes in base64 or hex, nor a file that can be read.").At("HANDVEST_KEY") // the cause would hold what was typed
	}
	return parsedKey(string(content), text)
}

func parsedKey(text, place string) (*seal.Keys, error) {
	key, ok := decoded(text)
	if !ok {
		return nil, fault.New(fault.Invalid, "hier staat geen sleutel: verwacht worden 32 bytes als base64 of hex.", "there is no key here: 32 bytes in base64 or hex are expected.").At(place)
	}
	return seal.New(key), nil
}

func decoded(text string) ([]byte, bool) {
	text = strings.TrimSpace(text)
	for _, decode := range []func(string) ([]byte, error){base64.StdEncoding.DecodeString, base64.RawURLEncoding.DecodeString, hex.DecodeString} {
		if key, err := decode(text); err == nil && len(key) == seal.KeySize {
			return key, true
		}
	}
	return nil, false
}

// keySetting remembers which key a database was sealed with, by an id that
// tells nothing of the key.
const keySetting = "key.id"

// checkKey refuses to go on with another key than the one the database was
// sealed with: what is sealed could not be opened, and would be mixed.
func checkKey(ctx context.Context, db *store.DB, organisation int64, keys *seal.Keys) error {
	id := hex.EncodeToString(keys.ID())
	return db.Tx(ctx, func(tx *store.Tx) error {
		have, err := tx.Setting(ctx, organisation, keySetting)
		if err != nil {
			return fmt.Errorf("check the key: %w", err)
		}
		if have == "" {
			return tx.PutSetting(ctx, organisation, keySetting, id)
		}
		if !bytes.Equal([]byte(have), []byte(id)) {
			return fault.New(fault.Conflict, "de gegevens in deze database zijn met een andere sleutel versleuteld; gebruik die sleutel (HANDVEST_KEY, of het bestand naast de database).",
				"the data in this database were sealed with another key; use that key (HANDVEST_KEY, or the file beside the database).")
		}
		return nil
	})
}

// say tells who starts the program something on the terminal.
func say(c config.Config, log io.Writer, nl, en string, args ...any) {
	text := nl
	if fault.Lang(c.Lang) == fault.EN {
		text = en
	}
	fmt.Fprintf(log, text+"\n", args...)
}
