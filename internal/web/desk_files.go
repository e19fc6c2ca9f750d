package web

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"

	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// attach takes one file for an open contact. What is wrong with it is said in
// plain words, beside the name of the file.
func (s *Server) attach(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return badForm.Because(err)
	}
	err = s.attachTo(r, id)
	if !isFragment(r) {
		if err != nil {
			return err
		}
		return s.onScreen(w, r, reader, id)
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	var tooLarge *http.MaxBytesError
	switch list := faultsOf(err); {
	case errors.As(err, &tooLarge):
		w.WriteHeader(http.StatusRequestEntityTooLarge)
		_, _ = io.WriteString(w, reader.T("te groot. Verklein het bestand, of stuur het in delen.", "too large. Make the file smaller, or send it in parts.")) // a reader who went away is no error of ours
		return nil
	case len(list) > 0:
		f := *list[0]
		f.Place = ""
		w.WriteHeader(statuses[f.Kind])
		_, _ = io.WriteString(w, f.In(reader.Lang)) // the same
		return nil
	}
	return err
}

func (s *Server) attachTo(r *http.Request, draft int64) error {
	file, head, err := r.FormFile("bestand")
	if err != nil {
		return badForm.Because(err)
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return badForm.Because(err)
	}
	_, err = s.actions.AttachFile(r.Context(), s.who(r), draft, head.Filename, data)
	return err
}

// attachment gives a file of a contact to who may see that contact, always as
// a download: it never runs as a page of ours.
func (s *Server) attachment(w http.ResponseWriter, r *http.Request, _ kit.Reader) error {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return fault.New(fault.NotFound, "Dit bestand bestaat niet.", "This file does not exist.")
	}
	file, data, err := s.actions.File(r.Context(), s.who(r), id)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", file.Type)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file.Name}))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("Cache-Control", "no-store")
	_, _ = w.Write(data) // a reader who went away is no error of ours
	return nil
}

// filesOf are the files of an open contact.
func filesOf(r kit.Reader, all []contact.Attachment) []page.DeskFile {
	var out []page.DeskFile
	for i := range all {
		f := &all[i]
		x := page.DeskFile{ID: strconv.FormatInt(f.ID, 10), Name: f.Name, Size: sizeText(r, f.Size), Href: attachmentPlace.In(r, strconv.FormatInt(f.ID, 10))}
		switch f.State {
		case contact.FileWaiting:
			x.Size += r.T(", wordt gescand", ", is being scanned")
		case contact.FileRefused:
			x.Size += r.T(", tegengehouden door de virusscanner", ", stopped by the virus scanner")
		}
		out = append(out, x)
	}
	return out
}

// sizeText writes a size as people do.
func sizeText(r kit.Reader, bytes int64) string {
	if bytes < 1<<20 {
		return r.Int(max(1, bytes>>10)) + " kB"
	}
	return r.Decimal(float64(bytes)/(1<<20), 1) + " MB"
}
