package tidy

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"handvest/internal/testdata"
)

// pkg is what go list says of one package of ours.
type pkg struct {
	ImportPath, Name, Doc string
	Imports               []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Name,Doc,Imports", "./...")
	cmd.Dir = testdata.Root()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatalf("read go list: %v", err)
		}
		all = append(all, p)
	}
}

// room is the first folder under internal, or "cmd".
func room(path string) string {
	path = strings.TrimPrefix(path, "handvest/")
	if strings.HasPrefix(path, "cmd/") {
		return "cmd"
	}
	if path == "ui" {
		return "ui"
	}
	path = strings.TrimPrefix(path, "internal/")
	return strings.SplitN(path, "/", 2)[0]
}

// may says which rooms of ours each room may import (ARCHITECTURE, "Arrows").
// fault is open to all and imports nothing of ours.
var may = map[string]string{
	"fault":      "",
	"calendar":   "",
	"term":       "calendar yamlfile",
	"yamlfile":   "",
	"charter":    "calendar charter yamlfile",
	"clock":      "charter calendar",
	"servicelog": "clock charter calendar yamlfile",
	"town":       "clock charter calendar staff party contact handover notice remedy knowledge complaint",
	"staff":      "calendar",
	"party":      "calendar",
	"contact":    "calendar party handover complaint",
	"handover":   "calendar",
	"knowledge":  "calendar dutch",
	"notice":     "calendar charter dutch",
	"remedy":     "calendar charter complaint",
	"complaint":  "calendar term dutch",
	"follow":     "calendar notice",
	"callout":    "calendar",
	"smtp":       "notice",
	"notifynl":   "notice",
	"paper":      "notice calendar",
	"dutch":      "",
	"search":     "dutch",
	"oidc":       "staff",
	"passkey":    "",
	"seal":       "",
	"report":     "clock charter calendar",
	"config":     "",
	"store":      "store clock charter calendar staff party contact handover notice remedy knowledge follow callout complaint",
	"action":     "store agenda seal passkey clock charter calendar term servicelog town report staff party contact handover notice remedy knowledge dutch search follow callout complaint paper",
	"web":        "web action clock charter calendar term report ui staff party contact handover notice remedy knowledge dutch search follow callout complaint",
	"jobs":       "action clock charter calendar staff",
	"app":        "config agenda seal store action web jobs town clock charter calendar report ui oidc passkey staff party contact handover notice remedy knowledge dutch search smtp notifynl paper follow callout complaint",
	"agenda":     "calendar",
	"ui":         "",
	"testdata":   "",
	"storetest":  "store testdata",
	"webtest":    "web action staff storetest testdata",
	"loadtest":   "app config action store town clock calendar charter staff party contact handover notice remedy knowledge follow callout",
	"tidy":       "testdata",
	"cmd":        "seal oidc staff party contact handover notice remedy knowledge dutch search app config store action web jobs town servicelog report term clock charter calendar ui smtp notifynl paper",
}

func TestArrowsPointOneWay(t *testing.T) {
	for _, p := range packages(t) {
		from := room(p.ImportPath)
		allowed, known := may[from]
		if !known {
			t.Errorf("%s: the room %q has no line in the table of arrows; add it there and to ARCHITECTURE.md, or put the package inside a room that has one", p.ImportPath, from)
			continue
		}
		for _, imp := range p.Imports {
			if !strings.HasPrefix(imp, "handvest/") {
				continue
			}
			to := room(imp)
			if to == from || to == "fault" && from != "fault" {
				continue
			}
			if !strings.Contains(" "+allowed+" ", " "+to+" ") {
				t.Errorf("%s imports %s: %s may import only [%s]", p.ImportPath, imp, from, allowed)
			}
		}
	}
}

// pure rooms hold rules and nothing else: no SQL, no HTTP, no wall clock.
var pure = "fault calendar term yamlfile charter clock staff party contact handover knowledge dutch search seal"

func TestNounsArePure(t *testing.T) {
	banned := map[string]bool{"database/sql": true, "net/http": true, "os": true, "net": true, "log": true, "log/slog": true, "math/rand": true}
	for _, p := range packages(t) {
		if !strings.Contains(" "+pure+" ", " "+room(p.ImportPath)+" ") {
			continue
		}
		for _, imp := range p.Imports {
			if banned[imp] {
				t.Errorf("%s imports %s: a noun holds rules only", p.ImportPath, imp)
			}
		}
	}
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	for _, p := range packages(t) {
		if p.Doc == "" {
			t.Errorf("%s has no package sentence", p.ImportPath)
		}
	}
}

func TestEveryRoomStandsInTheArchitecture(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(testdata.Root(), "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packages(t) {
		if r := room(p.ImportPath); !strings.Contains(string(text), " "+r+"/") && !strings.Contains(string(text), "\n"+r+"/") {
			t.Errorf("%s: ARCHITECTURE.md has no line for %s/", p.ImportPath, r)
		}
	}
}
