// A certified OpenID provider (npm oidc-provider) on loopback, with two people
// of its own. It prints its issuer and stops when its standard input closes.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const [callback] = process.argv.slice(2);
const people = {
  "s.bakker": { name: "Sanne Bakker", email: "s.bakker@elzermonde.example", realm_access: { roles: ["agent", "offline_access"] } },
  "gast": { name: "Gast", email: "gast@elzermonde.example", realm_access: { roles: [] } },
};

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "handvest", client_secret: "a secret of the test alone, long enough", redirect_uris: [callback],
      response_types: ["code"], grant_types: ["authorization_code"], token_endpoint_auth_method: "client_secret_basic" }],
    pkce: { required: () => true },
    claims: { openid: ["sub"], profile: ["name", "realm_access"], email: ["email"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["a key of the test alone"] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
process.stdin.resume().on("end", () => process.exit(0));
