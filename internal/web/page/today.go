package page

import "handvest/internal/web/kit"

// Today is the first page: which promises run out now.
type Today struct {
	Shell
	Stream string // where the news comes from
	Now    Now
}

// Now is the part of the first page that moves.
type Now struct {
	kit.Reader
	Day, Clock string // the moment by the clock of the organisation
	Machine    string
	Speed      string // "1 minuut duurt hier 1 seconde"; empty on the real clock
	Counts     []Tile
	Next       []kit.Bar // nearest their due moment
	Just       []EventRow
	Empty      string
}
