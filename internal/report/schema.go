package report

import _ "embed"

// Schema is the JSON Schema of a document.
//
//go:embed report.schema.json
var Schema []byte
