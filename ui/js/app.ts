// Each behaviour is one custom element; a page works without any of them.
import "./backtest";
import "./clock";
import "./decide";
import "./desk";
import "./editing";
import "./files";
import "./fresh";
import "./insert";
import "./live";
import "./macros";
import "./passkey";
import "./presence";
import "./promise";
import "./search";
import "./stream";
import "./work";
import "./writing";
