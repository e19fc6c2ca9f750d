// Package web serves the pages: it reads the request, asks an action, fills
// the struct of a page and shows it. What exists and who may enter stands in
// routes.go.
package web
