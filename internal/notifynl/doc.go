// Package notifynl carries notices through NotifyNL, the message service of
// Dutch public organisations: its public REST contract, which is that of GOV.UK
// Notify (docs.notifynl.nl, "REST API").
package notifynl
