package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"handvest/ui"
)

// size is what one written file costs a reader.
type size struct {
	name        string
	raw, packed int
}

// entries are the files that a page names itself; the rest follows from them.
var entries = []string{"css/app.css", "js/app.ts"}

// build writes the bundle of source into out and removes what an earlier
// build left there.
func build(source, out string) ([]size, error) {
	if _, err := os.Stat(filepath.Join(source, "node_modules")); err != nil {
		return nil, fmt.Errorf("%s has no node_modules: run \"npm ci\" in %s first (make does this for you)", source, source)
	}
	root, err := filepath.Abs(source)
	if err != nil {
		return nil, fmt.Errorf("find %s: %w", source, err)
	}
	points := make([]string, len(entries))
	for i, e := range entries {
		points[i] = filepath.Join(root, filepath.FromSlash(e))
	}
	result := api.Build(api.BuildOptions{
		EntryPoints: points, AbsWorkingDir: root, Outdir: filepath.Join(root, "dist"), Bundle: true, Write: false, Metafile: true,
		MinifySyntax: true, MinifyWhitespace: true, MinifyIdentifiers: true, Charset: api.CharsetUTF8,
		Format: api.FormatESModule, Target: api.ES2022, LegalComments: api.LegalCommentsNone,
		EntryNames: "[name]-[hash]", AssetNames: "[name]-[hash]", LogLevel: api.LogLevelSilent,
		Loader: map[string]api.Loader{".woff2": api.LoaderFile},
	})
	if len(result.Errors) > 0 {
		return nil, errors.New(strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage}), "\n"))
	}
	names, err := manifest(result.Metafile)
	if err != nil {
		return nil, err
	}
	if err := clean(out); err != nil {
		return nil, err
	}
	var sizes []size
	for _, f := range result.OutputFiles {
		s, err := write(out, filepath.Base(f.Path), f.Contents)
		if err != nil {
			return nil, err
		}
		sizes = append(sizes, s)
	}
	raw, err := json.MarshalIndent(names, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", ui.Manifest, err)
	}
	if err := os.WriteFile(filepath.Join(out, ui.Manifest), raw, 0o644); err != nil {
		return nil, fmt.Errorf("write %s: %w", ui.Manifest, err)
	}
	sort.Slice(sizes, func(i, j int) bool { return sizes[i].name < sizes[j].name })
	return sizes, nil
}

// manifest reads from esbuild's own account which source became which file.
func manifest(metafile string) (map[string]string, error) {
	var meta struct {
		Outputs map[string]struct {
			EntryPoint string         `json:"entryPoint"`
			Inputs     map[string]any `json:"inputs"`
		} `json:"outputs"`
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return nil, fmt.Errorf("read the account of esbuild: %w", err)
	}
	names := map[string]string{}
	for path, o := range meta.Outputs {
		source := o.EntryPoint
		if source == "" && len(o.Inputs) == 1 {
			for input := range o.Inputs {
				source = input
			}
		}
		names[source] = filepath.Base(path)
	}
	return names, nil
}

// clean empties the output folder but for the file that keeps it in the repository.
func clean(out string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return fmt.Errorf("make %s: %w", out, err)
	}
	old, err := os.ReadDir(out)
	if err != nil {
		return fmt.Errorf("read %s: %w", out, err)
	}
	for _, f := range old {
		if f.Name() == ".keep" {
			continue
		}
		if err := os.RemoveAll(filepath.Join(out, f.Name())); err != nil {
			return fmt.Errorf("remove %s of an earlier build: %w", f.Name(), err)
		}
	}
	return nil
}

// write puts down a file and, where that helps, its compressed twin.
func write(out, name string, content []byte) (size, error) {
	if err := os.WriteFile(filepath.Join(out, name), content, 0o644); err != nil {
		return size{}, fmt.Errorf("write %s: %w", name, err)
	}
	if strings.HasSuffix(name, ".woff2") {
		return size{name, len(content), len(content)}, nil
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return size{}, fmt.Errorf("compress %s: %w", name, err)
	}
	if _, err := z.Write(content); err != nil {
		return size{}, fmt.Errorf("compress %s: %w", name, err)
	}
	if err := z.Close(); err != nil {
		return size{}, fmt.Errorf("compress %s: %w", name, err)
	}
	if err := os.WriteFile(filepath.Join(out, name+".gz"), packed.Bytes(), 0o644); err != nil {
		return size{}, fmt.Errorf("write %s.gz: %w", name, err)
	}
	return size{name, len(content), packed.Len()}, nil
}
