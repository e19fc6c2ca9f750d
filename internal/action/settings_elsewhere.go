package action

import (
	"path"
	"slices"

	"handvest/internal/charter"
)

// SettingElsewhere are settings that do not stand on the page of settings.
type SettingElsewhere struct {
	Keys []string // as path.Match reads them
	Name charter.Text
	Page SettingPage // where they are set; empty is kept by the system itself
}

// SettingPage is a page on which other settings are set.
type SettingPage string

// The pages with settings of their own.
const (
	RemedySettingPage  SettingPage = "remedy"
	NoticeSettingPage  SettingPage = "notice"
	AbsenceSettingPage SettingPage = "absence"
	CalendarPage       SettingPage = "calendar"
)

// SettingsElsewhere are all of them: every key that is read stands here or on
// the page of settings.
var SettingsElsewhere = []SettingElsewhere{
	{[]string{limitSetting}, both("Compensatie: tot welk bedrag de regel beslist, in centen", "Compensation: up to which amount the rule decides, in cents"), RemedySettingPage},
	{[]string{payerSetting, payerIBANSetting}, both("Compensatie: eigen rekening", "Compensation: own account"), RemedySettingPage},
	{[]string{flowersSetting, tokensSetting}, both("Compensatie: leveranciers", "Compensation: suppliers"), RemedySettingPage},
	{[]string{phoneSetting}, both("Telefoonnummer in berichten", "Telephone number in messages"), NoticeSettingPage},
	{[]string{ruleSetting + "*"}, both("Werk van wie weg is, per afdeling", "Work of who is away, by department"), AbsenceSettingPage},
	{[]string{calendarSetting}, both("Kalender van de organisatie", "Calendar of the organisation"), CalendarPage},
	{Keys: []string{recomputeSetting, derivedSetting, beatSetting, warnedSetting, duplicatesSetting, rolledSetting, "*.since", "key.id"}, Name: both("Hoe ver het systeem is", "How far the system is")},
	{Keys: []string{"demo.*"}, Name: both("Hoe ver de demo is", "How far the demo is")},
}

// Covers says whether a key is one of these settings.
func (s *SettingElsewhere) Covers(key string) bool {
	return slices.ContainsFunc(s.Keys, func(pattern string) bool {
		ok, err := path.Match(pattern, key)
		return err == nil && ok
	})
}
