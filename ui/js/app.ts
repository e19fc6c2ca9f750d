// Each behaviour is one custom element; a page works without any of them.
import "./backtest";
import "./fresh";
import "./live";
import "./promise";
import "./stream";
