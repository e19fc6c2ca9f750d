// Package page holds one typed struct and one template for every page: what a
// page shows is the struct, how it looks is the template. It knows nothing of
// HTTP or of where the facts come from.
package page
