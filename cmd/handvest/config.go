package main

import (
	"fmt"
	"os"

	"handvest/internal/config"
	"handvest/internal/fault"
)

// configCmd prints every setting with its value, its default and what it is for.
type configCmd struct{}

// Run prints the settings as they are now.
func (configCmd) Run(c *commands) error {
	settings, err := config.Load(os.Getenv)
	if err != nil {
		return err
	}
	for i, s := range settings.Settings() {
		if i > 0 {
			fmt.Println()
		}
		sentence, standard := s.NL, "standaard"
		if fault.Lang(c.Lang) == fault.EN {
			sentence, standard = s.EN, "default"
		}
		value := s.Value
		if s.Value != s.Default {
			value = fmt.Sprintf("%s  (%s: %s)", s.Value, standard, s.Default)
		}
		fmt.Printf("%s=%s\n    %s\n", s.Env, value, sentence)
	}
	return nil
}
