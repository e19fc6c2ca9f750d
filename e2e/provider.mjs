// A certified OpenID provider (npm oidc-provider) on loopback, with people of
// its own: with groups as Keycloak tells them (realm_access.roles) and as Entra
// ID does (roles). It prints its issuer. A line such as {"s.bakker":[]} on its
// standard input gives somebody other groups; it stops when that input closes.
//   node provider.mjs CALLBACK [ADDRESS AFTER SIGNING OUT…]
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import Provider from "oidc-provider";

const [callback, ...after] = process.argv.slice(2);
const groups = (...names) => ({ realm_access: { roles: [...names, "offline_access"] }, roles: names.map((name) => `KCC-${name}`) });
const people = {
  "s.bakker": { name: "Sanne Bakker", email: "s.bakker@elzermonde.example", ...groups("agent") },
  "gast": { name: "Gast", email: "gast@elzermonde.example", ...groups() },
};

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "handvest", client_secret: "a secret of the test alone, long enough", redirect_uris: [callback], post_logout_redirect_uris: after,
      response_types: ["code"], grant_types: ["authorization_code"], token_endpoint_auth_method: "client_secret_basic" }],
    pkce: { required: () => true },
    claims: { openid: ["sub"], profile: ["name", "realm_access", "roles"], email: ["email"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["a key of the test alone"] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
createInterface({ input: process.stdin }).on("line", (line) => {
  for (const [who, names] of Object.entries(JSON.parse(line))) Object.assign(people[who], groups(...names));
  console.log("done");
}).on("close", () => process.exit(0));
