// Package oidc signs people in through the identity provider of their own
// organisation: OpenID Connect 1.0 with the authorization code flow, PKCE (RFC
// 7636), state and nonce. Roles and departments come from claims, so that
// whoever leaves the organisation leaves this program too.
package oidc
