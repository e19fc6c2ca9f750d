package charter

import _ "embed"

// Schema is the published JSON Schema (Draft 2020-12) of the charter file.
//
//go:embed charter.schema.json
var Schema []byte
