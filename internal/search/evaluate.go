package search

import "slices"

// Question is a query with the documents that answer it.
type Question struct {
	Text     string
	Relevant []string // IDs of documents
	Line     int      // in its file
}

// Figures say how well a set of questions is answered. Reciprocal rank: 1 when
// the first hit is right, 1/2 when the second is the first right one, 0 beyond
// the tenth.
type Figures struct {
	N                 int
	MRR               float64 // mean reciprocal rank, first ten hits
	Hit1, Hit5, Hit10 float64 // share of the questions with a right answer among the first 1, 5, 10
}

// Rank is the place of the first right answer among the first ten hits, or 0.
func (x *Index) Rank(q Question) int {
	hits := x.Search(Query{Text: q.Text, Limit: 10})
	return 1 + slices.IndexFunc(hits, func(h Hit) bool { return slices.Contains(q.Relevant, h.ID) })
}

// Evaluate asks every question and counts.
func Evaluate(x *Index, questions []Question) Figures {
	var f Figures
	for _, q := range questions {
		f.Add(x.Rank(q))
	}
	return f.Mean()
}

// Add counts one rank; Mean turns the sums into shares.
func (f *Figures) Add(rank int) {
	f.N++
	if rank == 0 {
		return
	}
	f.MRR += 1 / float64(rank)
	f.Hit10++
	if rank <= 5 {
		f.Hit5++
	}
	if rank == 1 {
		f.Hit1++
	}
}

// Mean divides the sums by the number of questions.
func (f Figures) Mean() Figures {
	if f.N == 0 {
		return f
	}
	n := float64(f.N)
	return Figures{f.N, f.MRR / n, f.Hit1 / n, f.Hit5 / n, f.Hit10 / n}
}
