package notice

import (
	"strconv"
	"strings"
)

// Bundle joins what one person is told into one message: one greeting and one
// closing around everything, and above each part its number and title. The title is
// that of the only notice, else that of the frame, else a plain one. A short
// message has no frame: it only says from whom it comes.
func Bundle(frame *Text, language string, channel Channel, v Values, all []Notice) (title, body string, err error) {
	var b strings.Builder
	for i := range all {
		if i > 0 {
			b.WriteString("\n\n")
		}
		if len(all) > 1 && channel != SMS {
			b.WriteString(strconv.Itoa(i+1) + ". " + oneLine(all[i].Title) + "\n\n")
		}
		b.WriteString(all[i].Body)
	}
	from := oneLine(v[Organisation])
	if channel == SMS {
		if from != "" {
			from += ": "
		}
		return "", from + paragraphs(b.String()), nil
	}
	with := Values{}
	for name, value := range v {
		with[name] = value
	}
	with[Message] = b.String()
	if title, body, err = frame.Render(with); err != nil {
		return "", "", err
	}
	switch {
	case len(all) == 1:
		title = oneLine(all[0].Title)
	case title == "" && language == English:
		title = "News about your requests"
	case title == "":
		title = "Nieuws over uw vragen"
	}
	return title, body, nil
}
