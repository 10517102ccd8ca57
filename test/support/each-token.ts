import { eachStretch, type TokenKind } from '../../src/search/tokens.ts';

/** Gives the tokens of a text as strings, in their order. */
export function eachToken(text: string, take: (token: string, kind: TokenKind) => void): void {
  eachStretch(text, (units, start, end, kind) => take(String.fromCharCode(...units.subarray(start, end)), kind));
}
