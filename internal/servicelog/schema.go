package servicelog

import _ "embed" // of the schema

// Schema is the JSON Schema of mapping.yaml, for editors that check while a
// person types.
//
//go:embed mapping.schema.json
var Schema []byte
