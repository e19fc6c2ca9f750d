package notifynl_test

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/notifynl"
)

const (
	service  = "26785a09-ab16-4eb0-8407-a37497a57506"
	secret   = "3d844edf-8d35-48ac-975b-e847b4f122b0"
	template = "f33517ff-2a88-4f6e-b855-c550268ce08a"
)

// fake is the service as its contract describes it.
type fake struct {
	t   *testing.T
	url string
	now func() time.Time

	mu     sync.Mutex
	kept   []map[string]any
	broken string // how it answers the next message: limit, boom, lost, slow, html
	deaf   bool   // it cannot be asked what became of a message
}

func start(t *testing.T) *fake {
	f := &fake{t: t, now: time.Now}
	s := httptest.NewServer(f)
	t.Cleanup(s.Close)
	f.url = s.URL
	return f
}

func (f *fake) carrier() *notifynl.Carrier {
	c, err := notifynl.New(notifynl.Config{Base: f.url, Key: "my_test_key-" + service + "-" + secret, Limit: 300 * time.Millisecond,
		Templates: map[notice.Channel]string{notice.SMS: template, notice.Email: template, notice.Letter: template}}, time.Now)
	if err != nil {
		f.t.Fatal(err)
	}
	return c
}

func say(w http.ResponseWriter, status int, kind, text string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"status_code": status, "errors": []map[string]string{{"error": kind, "message": text}}})
}

// knows checks the token: who, when, and the signature.
func (f *fake) knows(w http.ResponseWriter, q *http.Request) bool {
	token, ok := strings.CutPrefix(q.Header.Get("Authorization"), "Bearer ")
	p := strings.Split(token, ".")
	if !ok || len(p) != 3 {
		say(w, 401, "AuthError", "Unauthorized: authentication token must be provided")
		return false
	}
	sum := hmac.New(sha256.New, []byte(secret))
	sum.Write([]byte(p[0] + "." + p[1]))
	var head struct{ Typ, Alg string }
	var body struct {
		Iss string
		Iat int64
	}
	for i, to := range []any{&head, &body} {
		text, err := base64.RawURLEncoding.DecodeString(p[i])
		if err != nil || json.Unmarshal(text, to) != nil {
			say(w, 403, "AuthError", "Invalid token")
			return false
		}
	}
	age := f.now().Unix() - body.Iat
	switch {
	case head.Alg != "HS256" || head.Typ != "JWT" || body.Iss != service || base64.RawURLEncoding.EncodeToString(sum.Sum(nil)) != p[2]:
		say(w, 403, "AuthError", "Invalid token: API key not found")
		return false
	case age > 30 || age < -30:
		say(w, 403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds")
		return false
	}
	return true
}

var number = regexp.MustCompile(`^\+[0-9]{9,14}$`)

func (f *fake) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.knows(w, q) {
		return
	}
	if q.Method == http.MethodGet && q.URL.Path == "/v2/notifications" {
		if f.deaf {
			say(w, 500, "Exception", "Internal server error")
			return
		}
		list := []map[string]any{}
		for _, m := range f.kept {
			if r := q.URL.Query().Get("reference"); r == "" || m["reference"] == r {
				list = append(list, m)
			}
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"notifications": list, "links": map[string]string{}})
		return
	}
	kind, ok := strings.CutPrefix(q.URL.Path, "/v2/notifications/")
	var in map[string]any
	if !ok || q.Method != http.MethodPost || q.Header.Get("Content-Type") != "application/json" || json.NewDecoder(q.Body).Decode(&in) != nil {
		say(w, 404, "NoResultFound", "No result found")
		return
	}
	words, _ := in["personalisation"].(map[string]any)
	phone, _ := in["phone_number"].(string)
	mail, _ := in["email_address"].(string)
	switch {
	case in["template_id"] != template:
		say(w, 400, "BadRequestError", "Template not found")
		return
	case words["tekst"] == nil || kind != "sms" && words["onderwerp"] == nil:
		say(w, 400, "BadRequestError", "Missing personalisation: tekst")
		return
	case kind == "sms" && !number.MatchString(phone):
		say(w, 400, "ValidationError", "phone_number Not enough digits")
		return
	case kind == "email" && !strings.Contains(mail, "@"):
		say(w, 400, "ValidationError", "email_address Not a valid email address")
		return
	case kind == "letter" && (words["address_line_1"] == nil || words["address_line_3"] == nil):
		say(w, 400, "ValidationError", "Address must be at least 3 lines")
		return
	case phone == "+31600000000":
		say(w, 400, "BadRequestError", "Can't send to this recipient using a team-only API key")
		return
	}
	broken := f.broken
	f.broken = ""
	switch broken {
	case "limit":
		say(w, 429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds")
		return
	case "boom":
		say(w, 500, "Exception", "Internal server error")
		return
	case "html":
		_, _ = w.Write([]byte("<h1>Onderhoud</h1>"))
		return
	}
	in["id"], in["status"], in["type"] = fmt.Sprintf("740e5834-3a29-46b4-9a6f-%012d", len(f.kept)), "created", kind
	f.kept = append(f.kept, in)
	switch broken {
	case "lost":
		panic(http.ErrAbortHandler)
	case "slow":
		time.Sleep(500 * time.Millisecond)
	}
	w.WriteHeader(http.StatusCreated)
	_ = json.NewEncoder(w).Encode(map[string]any{"id": in["id"], "reference": in["reference"], "uri": f.url + "/v2/notifications/" + in["id"].(string)})
}

func sms(reference, to string) notice.Dispatch {
	return notice.Dispatch{Channel: notice.SMS, Address: to, Reference: reference, Body: "Uw melding is klaar. € 0"}
}

func TestEachChannelGoesOutInItsOwnForm(t *testing.T) {
	f := start(t)
	for i, d := range []notice.Dispatch{sms("r0", "+31612345678"),
		{Channel: notice.Email, Address: "burger@elders.test", Reference: "r1", Title: "Klaar", Body: "Tekst"},
		{Channel: notice.Letter, Name: "J. de Vries", Address: "Dorpsstraat 1\n1234 AB  ELZERMONDE", Reference: "r2", Title: "Klaar", Body: "Tekst"}} {
		r, err := f.carrier().Send(context.Background(), d)
		if err != nil || r.State != notice.Sent || r.Provider == "" || !strings.HasPrefix(r.Proof, "201 ") || f.kept[i]["reference"] != d.Reference {
			t.Errorf("%+v: %v", r, err)
		}
	}
	words := f.kept[2]["personalisation"].(map[string]any)
	if words["address_line_1"] != "J. de Vries" || words["address_line_3"] != "1234 AB  ELZERMONDE" {
		t.Errorf("the letter goes to %v", words)
	}
}

func TestAnswersOfTheServiceBecomeWhatTheyMeanForTheCitizen(t *testing.T) {
	for name, c := range map[string]struct {
		d      notice.Dispatch
		broken string
		want   error
		said   string
	}{
		"a bad number":        {sms("r", "06-123"), "", notice.ErrRefused, "400 ValidationError: phone_number"},
		"a key for the team":  {sms("r", "+31600000000"), "", notice.ErrLater, "400 BadRequestError"},
		"too many at once":    {sms("r", "+31612345678"), "limit", notice.ErrLater, "429 RateLimitError"},
		"an address too poor": {notice.Dispatch{Channel: notice.Letter, Name: "Jan", Address: "1234 AB", Reference: "r"}, "", notice.ErrRefused, "three to seven lines"},
		"a channel not ours":  {notice.Dispatch{Channel: "fax", Reference: "r"}, "", notice.ErrLater, "no template"},
		"broken inside":       {sms("r", "+31612345678"), "boom", notice.ErrDoubtful, "500"},
		"a page of upkeep":    {sms("r", "+31612345678"), "html", notice.ErrDoubtful, "no JSON"},
	} {
		f := start(t)
		f.broken = c.broken
		_, err := f.carrier().Send(context.Background(), c.d)
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.said) {
			t.Errorf("%s: %v", name, err)
		}
		if notifynl.Explain(err).In(fault.NL) == "" {
			t.Errorf("%s is not explained", name)
		}
	}
}

func TestAMessageOfWhichTheAnswerWasLostIsFoundBackAndNotSentAgain(t *testing.T) {
	for _, how := range []string{"lost", "slow"} {
		f := start(t)
		f.broken = how
		r, err := f.carrier().Send(context.Background(), sms("r-1", "+31612345678"))
		if err != nil || r.Provider == "" || len(f.kept) != 1 {
			t.Errorf("%s: %+v, %v, %d kept", how, r, err, len(f.kept))
		}
	}
	f := start(t)
	f.broken, f.deaf = "lost", true
	if _, err := f.carrier().Send(context.Background(), sms("r-1", "+31612345678")); !errors.Is(err, notice.ErrDoubtful) {
		t.Error(err)
	}
	again := sms("r-1", "+31612345678")
	again.Attempts = 1
	if _, err := f.carrier().Send(context.Background(), again); !errors.Is(err, notice.ErrLater) {
		t.Error(err) // it still cannot be asked
	}
	f.deaf = false
	if r, err := f.carrier().Send(context.Background(), again); err != nil || r.Provider == "" || len(f.kept) != 1 {
		t.Errorf("%+v, %v, %d kept", r, err, len(f.kept))
	}
	f.kept[0]["status"] = "permanent-failure"
	if r, err := f.carrier().Send(context.Background(), again); !errors.Is(err, notice.ErrRefused) || len(f.kept) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestAWrongKeyOrClockIsExplained(t *testing.T) {
	f := start(t)
	f.now = func() time.Time { return time.Now().Add(time.Minute) }
	err := f.carrier().Check(context.Background())
	if err == nil || !strings.Contains(notifynl.Explain(err).NL, "HANDVEST_NOTIFYNL_KEY") || !strings.Contains(err.Error(), "system clock") {
		t.Error(err)
	}
	f.now = time.Now
	if err := f.carrier().Check(context.Background()); err != nil {
		t.Error(err)
	}
	for _, c := range []notifynl.Config{{Key: "kort"}, {Key: "x-" + service + "-" + secret, Base: "http://api.notifynl.nl"}} {
		if _, err := notifynl.New(c, time.Now); fault.As(err) == nil {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if all, err := notifynl.ParseTemplates("sms=" + template + ", post=" + template); err != nil || len(all) != 2 {
		t.Errorf("%v: %v", all, err)
	}
	if _, err := notifynl.ParseTemplates("fax=1"); fault.As(err) == nil {
		t.Error(err)
	}
}

func TestAReportOfDeliveryIsRead(t *testing.T) {
	for status, want := range map[string]notice.DispatchState{"delivered": notice.Delivered, "permanent-failure": notice.Bounced, "temporary-failure": notice.Bounced, "technical-failure": notice.Bounced, "sending": notice.Sent} {
		r, err := notifynl.ReadReport(strings.NewReader(`{"id":"740e","reference":"r-1","to":"+31612345678","status":"` + status + `","created_at":"2026-11-20T12:15:30.000000Z","completed_at":null,"sent_at":null,"notification_type":"sms","template_id":"x","template_version":1}`))
		if err != nil || r.State != want || r.Reference != "r-1" || strings.Contains(r.Proof, "+316") {
			t.Errorf("%s: %+v, %v", status, r, err)
		}
	}
}

func FuzzReadReport(f *testing.F) {
	f.Add(`{"id":"740e","reference":"r-1","status":"delivered"}`)
	f.Add(`[]`)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := notifynl.ReadReport(strings.NewReader(text))
		if err != nil && (r != notifynl.Report{} || !errors.Is(err, notifynl.ErrNoReport)) || err == nil && (r.Reference == "" || len(r.Reference) > 64 || r.State == "") {
			t.Errorf("%+v, %v", r, err)
		}
	})
}
