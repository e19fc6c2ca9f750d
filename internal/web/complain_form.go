package web

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"

	"handvest/internal/action"
	"handvest/internal/fault"
)

// The bounds of what is read of one form. What is larger is read past, so that
// the sender gets an answer, and is not kept.
const (
	mostSent   = 96 << 20 // bytes of the whole form
	mostTyped  = 1 << 20  // bytes of one field
	mostParts  = 100
	mostPlain  = 4 << 20 // bytes of a form without files
	mostFileNo = 20      // files that are kept at all
)

// What is wrong with a form as a whole.
var (
	errTooMuch  = fault.Newf(fault.Invalid, "Uw bestanden zijn te groot: samen hoogstens %d MB. Kies er minder, of maak ze kleiner.", "Your files are too large: %d MB at most together. Choose fewer, or make them smaller.", action.MostFormBytes>>20).At("file")
	errHalfForm = fault.New(fault.Invalid, "Het formulier kwam niet heel aan. Kijk het na en verstuur het nog eens.", "The form did not arrive whole. Look it over and send it again.").At("form")
)

// decodeComplain reads the public form field by field, so that what was typed is
// kept when a file behind it is too large or the connection breaks. What the form
// does not have is left out.
func decodeComplain(r *http.Request) (action.Said, error) {
	var in action.Said
	media, values, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "multipart/form-data" {
		r.Body = http.MaxBytesReader(nil, r.Body, mostPlain)
		if err := r.ParseForm(); err != nil {
			return in, halfForm(err)
		}
		for name, to := range complainFields(&in) {
			*to = r.PostForm.Get(name)
		}
		return in, nil
	}
	parts := multipart.NewReader(r.Body, values["boundary"])
	fields, set := complainFields(&in), map[string]bool{}
	kept, over := 0, false
	for range mostParts {
		p, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			if over {
				return in, errTooMuch
			}
			return in, nil
		}
		if err != nil {
			return in, halfForm(err)
		}
		if name := p.FormName(); fields[name] != nil && p.FileName() == "" && !set[name] {
			text, err := io.ReadAll(io.LimitReader(p, mostTyped))
			*fields[name], set[name] = string(text), true
			if err != nil {
				return in, halfForm(err)
			}
		}
		if p.FormName() == "bestand" && p.FileName() != "" && len(in.Files) < mostFileNo {
			data, err := io.ReadAll(io.LimitReader(p, int64(action.MostFormBytes-kept+1)))
			if err != nil {
				return in, halfForm(err)
			}
			if kept += len(data); kept > action.MostFormBytes {
				over, data = true, nil
				kept = action.MostFormBytes
			}
			in.Files = append(in.Files, action.SentFile{Name: p.FileName(), Data: data})
		}
		if _, err := io.Copy(io.Discard, p); err != nil {
			return in, halfForm(err)
		}
	}
	return in, errHalfForm
}

// halfForm is what went wrong while a form was read; too much stays what it is.
func halfForm(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return err
	}
	return errHalfForm
}

// complainFields are the fields by their names on the page.
func complainFields(in *action.Said) map[string]*string {
	return map[string]*string{
		"tekst": &in.Text, "bereik": &in.Reach, "wens": &in.Wants, "dag": &in.Day, "over": &in.About,
		"naam": &in.Name, "straat": &in.Street, "postcode": &in.Postcode, "plaats": &in.Town, "nummer": &in.Number, "website": &in.Trap,
	}
}
