/** From which sizes on a search takes the ways that are meant for large logs. */
export interface SearchBounds {
  /** A word or a term with so many units is common. */
  common: number;
  /** Lists of common words are kept in so much room altogether, 8 bytes for each unit. */
  kept: number;
  /** So many postings of a common term are a block. */
  block: number;
}

/** Those that were measured; tests have smaller ones. */
export const usualBounds: SearchBounds = { common: 4096, kept: 12_000_000, block: 128 };
