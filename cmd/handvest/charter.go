package main

// charterCmd is what can be done with a charter file.
type charterCmd struct {
	Load charterLoadCmd `cmd:"" help:"Bring a charter file into the database."`
}
