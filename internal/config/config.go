// Package config is what can be set from outside: one struct with each
// setting, its default and one sentence about it in two languages.
package config

import (
	"net"
	"net/url"
	"reflect"
	"strconv"
	"strings"

	"handvest/internal/fault"
)

// Config is every setting. A setting is an environment variable; its default
// and its sentences stand beside it.
type Config struct {
	DB string `env:"HANDVEST_DB" default:"sqlite:var/handvest.db" nl:"De database: sqlite:PAD voor een bestand, of postgres://… voor een server (PostgreSQL 15 of nieuwer)." en:"The database: sqlite:PATH for a file, or postgres://… for a server (PostgreSQL 15 or newer)."`

	Listen string `env:"HANDVEST_LISTEN" default:"127.0.0.1:8080" nl:"Adres en poort waarop de schermen te zien zijn; 127.0.0.1 is alleen deze machine." en:"Address and port on which the screens are shown; 127.0.0.1 is this machine only."`

	URL string `env:"HANDVEST_URL" default:"" nl:"Het adres waaronder mensen de schermen openen, zoals https://kcc.voorbeeldstad.nl; leeg is dat van HANDVEST_LISTEN. Met https gaan cookies alleen versleuteld over de lijn." en:"The address at which people open the screens, such as https://kcc.example.nl; empty is that of HANDVEST_LISTEN. With https cookies only travel encrypted."`

	Proxy bool `env:"HANDVEST_PROXY" default:"false" nl:"Er staat een proxy voor die in X-Forwarded-For zegt van welk adres iemand komt." en:"A proxy stands in front that says in X-Forwarded-For from which address somebody comes."`

	Key string `env:"HANDVEST_KEY" default:"" secret:"true" nl:"De sleutel voor gegevens die niemand in de database mag lezen: 32 bytes als base64 of hex, of het pad van een bestand daarmee; leeg is een bestand naast de SQLite-database, dat bij de eerste start wordt gemaakt." en:"The key for what nobody may read in the database: 32 bytes in base64 or hex, or the path of a file with it; empty is a file beside the SQLite database, made at the first start."`

	Idle int64 `env:"HANDVEST_SESSION_IDLE" default:"60" nl:"Na zoveel minuten zonder gebruik is iemand afgemeld." en:"After so many minutes without use somebody is signed out."`

	Longest int64 `env:"HANDVEST_SESSION_LONGEST" default:"12" nl:"Na zoveel uur is iemand in elk geval afgemeld." en:"After so many hours somebody is signed out anyway."`

	Second string `env:"HANDVEST_SECOND_FACTOR" default:"application_manager" nl:"De rollen die bij een wachtwoord een tweede stap nodig hebben, met komma's ertussen; all is iedereen, none is niemand." en:"The roles that need a second step with a password, with commas in between; all is everybody, none is nobody."`

	OIDCIssuer string `env:"HANDVEST_OIDC_ISSUER" default:"" nl:"Het adres van de identiteitsprovider van de organisatie (OpenID Connect), zoals https://login.microsoftonline.com/{tenant}/v2.0; leeg is geen." en:"The address of the identity provider of the organisation (OpenID Connect), such as https://login.microsoftonline.com/{tenant}/v2.0; empty is none."`

	OIDCClient string `env:"HANDVEST_OIDC_CLIENT" default:"" nl:"De naam waaronder de identiteitsprovider dit programma kent (client-id)." en:"The name under which the identity provider knows this program (client id)."`

	OIDCSecret string `env:"HANDVEST_OIDC_SECRET" default:"" secret:"true" nl:"Het geheim dat daarbij hoort (client secret)." en:"The secret that belongs to it (client secret)."`

	OIDCButton string `env:"HANDVEST_OIDC_BUTTON" default:"account van de organisatie" nl:"Hoe het account van de organisatie heet, op de knop bij het aanmelden." en:"What the account of the organisation is called, on the button at sign-in."`

	OIDCRoles string `env:"HANDVEST_OIDC_ROLES" default:"" nl:"Welke groep welke rol geeft, zoals KCC-team=agent, Beheer=application_manager; wie al de code van een rol heeft, heeft niets nodig." en:"Which group gives which role, such as KCC-team=agent, Beheer=application_manager; the code of a role itself needs no line."`

	OIDCRolesClaim string `env:"HANDVEST_OIDC_ROLES_CLAIM" default:"roles" nl:"Waar de groepen in het token staan: roles of groups bij Entra ID, realm_access.roles bij Keycloak." en:"Where the groups stand in the token: roles or groups at Entra ID, realm_access.roles at Keycloak."`

	OIDCDepartmentsClaim string `env:"HANDVEST_OIDC_DEPARTMENTS_CLAIM" default:"" nl:"Waar de afdelingen in het token staan; leeg is elke rol voor alle afdelingen." en:"Where the departments stand in the token; empty is each role in all departments."`

	OIDCName string `env:"HANDVEST_OIDC_NAME_CLAIM" default:"name" nl:"Waar de naam van een mens in het token staat." en:"Where the name of a person stands in the token."`

	Scan string `env:"HANDVEST_SCAN" default:"" nl:"De virusscanner voor bestanden bij contacten: clamd:127.0.0.1:3310, of command:PROGRAMMA dat het bestand van de invoer leest; leeg is geen scanner, en dat staat dan bij elk bestand." en:"The virus scanner for files with contacts: clamd:127.0.0.1:3310, or command:PROGRAM that reads the file from its input; empty is no scanner, and each file then says so."`

	CalendarHosts string `env:"HANDVEST_CALENDAR_HOSTS" default:"" nl:"De servers binnen het eigen netwerk waarvan agenda's met afwezigheid mogen komen, als naam:poort met komma's ertussen; leeg is alleen van het internet, over https." en:"The servers inside the own network from which calendars of absence may come, as name:port with commas in between; empty is from the internet only, over https."`
	SMTP          string `env:"HANDVEST_SMTP" default:"" nl:"De mailserver waarlangs berichten aan burgers gaan: smtps://gebruiker@mail.voorbeeld.nl:465, of smtp+starttls://…:587; leeg is geen, en dan wachten mails." en:"The mail server by which notices to citizens leave: smtps://user@mail.example.nl:465, or smtp+starttls://…:587; empty is none, and mail waits."`

	SMTPPassword string `env:"HANDVEST_SMTP_PASSWORD" default:"" secret:"true" nl:"Het wachtwoord van die gebruiker." en:"The password of that user."`

	SMTPFrom string `env:"HANDVEST_SMTP_FROM" default:"" nl:"De afzender van mails: Gemeente Voorbeeld <noreply@voorbeeld.nl>." en:"The sender of mail: Gemeente Voorbeeld <noreply@example.nl>."`

	SMTPReply string `env:"HANDVEST_SMTP_REPLY_TO" default:"" nl:"Waar een antwoord van de burger heen gaat; leeg is de afzender." en:"Where an answer of the citizen goes; empty is the sender."`

	SMTPBounce string `env:"HANDVEST_SMTP_BOUNCE" default:"" nl:"De postbus voor mail die niet aankomt, zoals bounce@voorbeeld.nl; moet adressen als bounce+x@voorbeeld.nl aannemen. Leeg is de afzender." en:"The mailbox for mail that does not arrive, such as bounce@example.nl; it must take addresses such as bounce+x@example.nl. Empty is the sender."`

	SMTPMaildir string `env:"HANDVEST_SMTP_MAILDIR" default:"" nl:"De map (Maildir) waarin die postbus binnenkomt; leeg leest niemand haar, behalve handvest notices bounce." en:"The folder (Maildir) into which that mailbox is delivered; empty nobody reads it, except handvest notices bounce."`

	SMTPCA string `env:"HANDVEST_SMTP_CA" default:"" nl:"Bestand (PEM) met wie het certificaat van de mailserver ondertekende, als dat uw eigen organisatie is." en:"File (PEM) with who signed the certificate of the mail server, when that is your own organisation."`

	NotifyNL string `env:"HANDVEST_NOTIFYNL" default:"https://api.notifynl.nl" nl:"Het adres van NotifyNL, of van een dienst met hetzelfde contract." en:"The address of NotifyNL, or of a service with the same contract."`

	NotifyNLKey string `env:"HANDVEST_NOTIFYNL_KEY" default:"" secret:"true" nl:"De API-sleutel van NotifyNL; leeg gebruikt NotifyNL niet, en dan wachten sms'en." en:"The API key of NotifyNL; empty does not use NotifyNL, and text messages wait."`

	NotifyNLTemplates string `env:"HANDVEST_NOTIFYNL_TEMPLATES" default:"" nl:"Welke kanalen langs NotifyNL gaan, met hun template: sms=TEMPLATE-ID, ook mail= of post=. Het template bevat ((tekst)), en ((onderwerp)) als onderwerp." en:"Which channels go by NotifyNL, with their template: sms=TEMPLATE-ID, also mail= or post=. The template holds ((tekst)), and ((onderwerp)) as its subject."`

	NotifyNLToken string `env:"HANDVEST_NOTIFYNL_TOKEN" default:"" secret:"true" nl:"Het token (minstens 16 tekens) waarmee NotifyNL meldt of een bericht aankwam; dat adres is HANDVEST_URL met /ontvangst/notifynl erachter." en:"The token (16 characters or more) with which NotifyNL tells whether a message arrived; that address is HANDVEST_URL followed by /ontvangst/notifynl."`

	Letters string `env:"HANDVEST_LETTERS" default:"" nl:"De regel boven het adres op een brief, zoals Retour: Postbus 1, 1234 AA Voorbeeldstad; none print geen brieven." en:"The line above the address on a letter, such as Retour: Postbus 1, 1234 AA Voorbeeldstad; none prints no letters."`

	Organisation int64 `env:"HANDVEST_ORGANISATION" default:"1" nl:"Het nummer van de organisatie in de database." en:"The number of the organisation in the database."`

	Name string `env:"HANDVEST_NAME" default:"Onze organisatie" nl:"De naam van een nieuwe organisatie, boven elke pagina; een handvest dat u laadt noemt zijn eigen naam." en:"The name of a new organisation, above every page; a charter that you load brings its own."`

	Theme string `env:"HANDVEST_THEME" default:"" nl:"Bestand met de kleuren en letters van uw organisatie (design tokens); leeg is het huisthema." en:"File with the colours and type of your organisation (design tokens); empty is the house theme."`

	Gallery bool `env:"HANDVEST_GALLERY" default:"false" nl:"Toon de onderdelen van de schermen op /dev/componenten." en:"Show the parts of the screens at /dev/componenten."`

	Lang string `env:"HANDVEST_LANG" default:"nl" nl:"De taal van meldingen van de opdrachten: nl of en." en:"The language of messages of the commands: nl or en."`

	Log string `env:"HANDVEST_LOG" default:"info" nl:"Hoeveel het logboek vertelt: debug, info, warn of error." en:"How much the log tells: debug, info, warn or error."`
}

// Setting is one setting as a person reads it.
type Setting struct {
	Env, Value, Default string
	NL, EN              string
}

// Load reads the settings with a function such as os.Getenv. All faults come
// at once, each with the name of its setting.
func Load(getenv func(string) string) (Config, error) {
	var c Config
	var faults fault.List
	v := reflect.ValueOf(&c).Elem()
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag
		env := tag.Get("env")
		text := getenv(env)
		if text == "" {
			text = tag.Get("default")
		}
		if f := set(v.Field(i), text); f != nil {
			faults = append(faults, f.At(env))
		}
	}
	return c, append(faults, c.check()...).Err()
}

func set(field reflect.Value, text string) *fault.Fault {
	switch field.Kind() {
	case reflect.Bool:
		b, err := strconv.ParseBool(text)
		if err != nil {
			return fault.Newf(fault.Invalid, "%q is geen ja of nee: schrijf true of false.", "%q is not yes or no: write true or false.", text)
		}
		field.SetBool(b)
	case reflect.Int64:
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || n < 1 {
			return fault.Newf(fault.Invalid, "%q is geen nummer: schrijf een heel getal vanaf 1.", "%q is not a number: write a whole number from 1.", text)
		}
		field.SetInt(n)
	default:
		field.SetString(text)
	}
	return nil
}

// check looks at what only makes sense as a whole.
func (c *Config) check() fault.List {
	var faults fault.List
	if _, _, err := net.SplitHostPort(c.Listen); err != nil {
		faults = append(faults, fault.Newf(fault.Invalid, "%q is geen adres met poort: schrijf bijvoorbeeld 127.0.0.1:8080.",
			"%q is not an address with a port: write for example 127.0.0.1:8080.", c.Listen).At("HANDVEST_LISTEN"))
	}
	if c.Lang != "nl" && c.Lang != "en" {
		faults = append(faults, fault.Newf(fault.Invalid, "de taal %q is er niet: kies nl of en.", "there is no language %q: choose nl or en.", c.Lang).At("HANDVEST_LANG"))
	}
	if u, err := url.Parse(c.URL); c.URL != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") != "") {
		faults = append(faults, fault.Newf(fault.Invalid, "%q is geen adres: schrijf bijvoorbeeld https://kcc.voorbeeldstad.nl, zonder pad.",
			"%q is not an address: write for example https://kcc.example.nl, without a path.", c.URL).At("HANDVEST_URL"))
	}
	switch c.Log {
	case "debug", "info", "warn", "error":
	default:
		faults = append(faults, fault.Newf(fault.Invalid, "%q is hier geen keuze: kies debug, info, warn of error.",
			"%q is no choice here: choose debug, info, warn or error.", c.Log).At("HANDVEST_LOG"))
	}
	return faults
}

// Settings are all settings with their values, for people. A password in an
// address is not shown.
func (c Config) Settings() []Setting {
	v := reflect.ValueOf(c)
	all := make([]Setting, v.NumField())
	for i := range all {
		tag := v.Type().Field(i).Tag
		all[i] = Setting{Env: tag.Get("env"), Value: shown(tag, text(v.Field(i))), Default: tag.Get("default"), NL: tag.Get("nl"), EN: tag.Get("en")}
	}
	return all
}

func text(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	}
	return v.String()
}

// shown is a value as it may be printed.
func shown(tag reflect.StructTag, value string) string {
	if tag.Get("secret") != "" && value != "" {
		return "…"
	}
	return masked(value)
}

func masked(value string) string {
	if !strings.Contains(value, "://") {
		return value
	}
	u, err := url.Parse(value)
	if err != nil {
		return "…"
	}
	return u.Redacted()
}
