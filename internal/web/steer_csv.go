package web

import (
	"fmt"
	"net/http"

	"handvest/internal/clock"
	"handvest/internal/web/kit"
)

// promisesCSV is the list of promises with their figures, one version a line.
func (s *Server) promisesCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	st, err := s.steering(r, reader)
	if err != nil {
		return err
	}
	out := attachment(w, "beloften-"+st.chosen.code+".csv")
	_ = out.Write([]string{"belofte", "versie", "titel", "periode", "n", "op_tijd", "procent", "beeindigd_n", "beeindigd_op_tijd", "doel_min", "doel_max", "oordeel", "open", "te_laat_open", "staat_stil", "telt_niet", "definitie"})
	for _, p := range st.now {
		for i := range p.Figures.Versions {
			f := &p.Figures.Versions[i]
			var lost int64
			for e, n := range f.Excluded {
				if clock.Exclusion(e) != clock.NotExcluded {
					lost += n
				}
			}
			share := ""
			if f.Headline.N > 0 {
				share = fmt.Sprintf("%d.%02d", f.Headline.Share()/100, f.Headline.Share()%100)
			}
			level := func(x int32) string {
				if x == 0 {
					return ""
				}
				return fmt.Sprintf("%d.%02d", x/100, x%100)
			}
			_ = out.Write([]string{p.Promise.ID, fmt.Sprint(f.Version), titleOf(reader, f.Promise), st.chosen.code, fmt.Sprint(f.Headline.N), fmt.Sprint(f.Headline.InTime), share,
				fmt.Sprint(f.Ended.N), fmt.Sprint(f.Ended.InTime), level(f.Promise.Target.Min), level(f.Promise.Target.Max), string(f.Verdict),
				fmt.Sprint(f.Running), fmt.Sprint(f.Overdue), fmt.Sprint(f.Paused), fmt.Sprint(lost), reader.Of(f.Definition)})
		}
	}
	out.Flush()
	return nil
}
