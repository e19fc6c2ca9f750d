package main

// charterCmd is what can be done with a charter file.
type charterCmd struct {
	Load   charterLoadCmd   `cmd:"" help:"Bring a charter file into the database."`
	Read   charterReadCmd   `cmd:"" help:"Read a sentence into a norm: what it promises, and what it leaves open."`
	Check  charterCheckCmd  `cmd:"" help:"Check a charter file; every fault names its line and remedy."`
	Gate   charterGateCmd   `cmd:"" help:"Tell which promises may be published, and what is missing."`
	Write  charterWriteCmd  `cmd:"" help:"Write every promise of a charter file as a plain sentence, in Dutch and English."`
	Schema charterSchemaCmd `cmd:"" help:"Print the JSON Schema of the charter file."`
}
