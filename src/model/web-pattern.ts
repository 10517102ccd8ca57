/**
 * The address of a commit's page with `{hash}` in the hash's place. Nothing in it is more than an address to a terminal
 * or a chat service.
 */
export const webPattern = /^https:\/\/[A-Za-z0-9.-]+\/[A-Za-z0-9._~/?=+-]*\{hash\}$/;
