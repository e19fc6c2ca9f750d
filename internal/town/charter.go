package town

import (
	_ "embed"
	"fmt"

	"handvest/internal/charter"
)

//go:embed charter.yaml
var charterFile []byte

// CharterFile is the charter of Elzermonde as its file.
func CharterFile() []byte { return charterFile }

// Charter is what Elzermonde promises, with its calendars; the first calendar
// is that of the organisation.
func Charter() (*charter.Charter, error) {
	c, err := charter.Parse("charter.yaml", charterFile)
	if err != nil {
		return nil, fmt.Errorf("the charter of %s: %w", Name, err)
	}
	return c, nil
}
