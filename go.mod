module handvest

go 1.26
