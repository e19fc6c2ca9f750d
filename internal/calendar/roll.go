package calendar

// Rolled is the last day of a forward term that starts on first and would end
// on end, moved on as its roll says (ATW-1, ATW-2, ATW-7, AVG-2). Only roll,
// unit and quantity of t are read.
func (c *Calendar) Rolled(day, end Date, t Term) Date {
	switch t.Roll {
	case RollNextWorkingDay:
		return c.NextWorkingDay(end)
	case RollAtw:
		if AtwApplies(t) {
			return c.hold(day, c.NextWorkingDay(end), AtwTwoDays(t))
		}
	case RollEU:
		return c.hold(day, c.NextWorkingDay(end), euTwoDays(t))
	}
	return end
}

// hold extends a term until it contains two working days (ATW-2, AVG-2).
func (c *Calendar) hold(day, end Date, two bool) Date {
	if two && end != NoDate {
		if missing := 2 - c.WorkingDaysBetween(day, end); missing > 0 {
			return c.AddWorkingDays(end, missing)
		}
	}
	return end
}

// AtwApplies says whether the Algemene termijnenwet extends a term of this
// length: not in hours, above 90 days, twelve weeks or three months, nor in
// years (article 4, ATW-7); working days are never extended, they end on one.
func AtwApplies(t Term) bool {
	if t.Backward {
		return false
	}
	switch t.Unit {
	case Days:
		return t.Quantity <= 90
	case Weeks:
		return t.Quantity <= 12
	case Months:
		return t.Quantity <= 3
	case WorkingDays:
		return true
	}
	return false
}

// AtwTwoDays says whether a term must contain two ordinary days: from three
// days on (article 2, ATW-2).
func AtwTwoDays(t Term) bool {
	if t.Unit == Days || t.Unit == WorkingDays {
		return t.Quantity >= 3
	}
	return t.Quantity >= 1
}

// euTwoDays is the same for Regulation 1182/71: from two days on (article 3(5)).
func euTwoDays(t Term) bool {
	if t.Unit == Days || t.Unit == WorkingDays {
		return t.Quantity >= 2
	}
	return t.Quantity >= 1
}
