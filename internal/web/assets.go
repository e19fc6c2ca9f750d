package web

import (
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

// assetsPath is where styles, scripts and fonts are served. Their names carry
// a hash of their content, so a browser may keep them for ever.
const assetsPath = "/bestanden/"

func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if name == s.theme.name && name != "" {
		s.theme.serve(w)
		return
	}
	if name == "" || strings.HasPrefix(name, ".") || strings.HasSuffix(name, ".gz") || strings.HasSuffix(name, ".json") {
		http.NotFound(w, r)
		return
	}
	content, err := fs.ReadFile(s.assets.Files(), name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	h.Set("Content-Type", contentType(name))
	if accepts(r, "gzip") {
		if packed, err := fs.ReadFile(s.assets.Files(), name+".gz"); err == nil {
			h.Set("Content-Encoding", "gzip")
			content = packed
		}
	}
	_, _ = w.Write(content) // a reader who went away is no error of ours
}

func contentType(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".woff2":
		return "font/woff2"
	}
	return mime.TypeByExtension(path.Ext(name))
}
