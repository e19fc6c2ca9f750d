package report

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"handvest/internal/fault"
)

// browsers are the programs that can print a page, by the names they have on
// the search path.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// Printer turns a page into PDF with a browser that is on the machine.
type Printer struct {
	Browser string        // path of Chromium; empty is the first on the search path
	Limit   time.Duration // how long printing may take; zero is a minute
}

// PDF writes the report as PDF. The browser runs without a window, without the
// network, and with a profile that is thrown away.
func (d *Document) PDF(ctx context.Context, out io.Writer, way string, lang fault.Lang, p Printer) error {
	var page bytes.Buffer
	if err := d.HTML(&page, way, lang); err != nil {
		return err
	}
	return p.Print(ctx, page.Bytes(), out)
}

// Print writes a page as PDF. The page may ask nothing of the network.
func (p Printer) Print(ctx context.Context, page []byte, out io.Writer) error {
	browser, err := p.find()
	if err != nil {
		return err
	}
	limit := p.Limit
	if limit == 0 {
		limit = time.Minute
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	dir, err := os.MkdirTemp("", "handvest-pdf-")
	if err != nil {
		return fmt.Errorf("make a folder to print in: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	from, to := filepath.Join(dir, "report.html"), filepath.Join(dir, "report.pdf")
	if err := os.WriteFile(from, page, 0o600); err != nil {
		return fmt.Errorf("write the page to print: %w", err)
	}
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync",
		"--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + filepath.Join(dir, "profile"),
		"--no-pdf-header-footer", "--print-to-pdf=" + to, "file://" + from,
	}
	if os.Geteuid() == 0 { // Chromium does not start its sandbox as root
		args = append([]string{"--no-sandbox"}, args...)
	}
	cmd := exec.CommandContext(ctx, browser, args...)
	cmd.WaitDelay = 5 * time.Second
	said, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return fault.New(fault.Unavailable, "het maken van de PDF duurde te lang en is gestopt; probeer het opnieuw of maak het rapport met --format html.",
			"making the PDF took too long and was stopped; try again or make the report with --format html.").Because(ctx.Err())
	}
	pdf, readErr := os.ReadFile(to)
	if err != nil || readErr != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		return fault.Newf(fault.Unavailable, "%s kon het rapport niet afdrukken; start het zelf eens, of maak het rapport met --format html.",
			"%s could not print the report; try to start it yourself, or make the report with --format html.", browser).
			Because(fmt.Errorf("%w: %s", cause(err, readErr), bytes.TrimSpace(said)))
	}
	_, err = out.Write(pdf)
	return err
}

func cause(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return fmt.Errorf("what it made is no PDF")
}

func (p Printer) find() (string, error) {
	names := browsers
	if p.Browser != "" {
		names = []string{p.Browser}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fault.New(fault.Unavailable,
		"er is geen Chromium gevonden om een PDF mee te maken: zet het pakket chromium op deze computer, of maak het rapport met --format html en druk het af.",
		"no Chromium was found to make a PDF with: install the package chromium, or make the report with --format html and print it.")
}
