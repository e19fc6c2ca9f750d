// Each behaviour is one custom element; a page works without any of them.
import "./backtest";
import "./live";
import "./promise";
