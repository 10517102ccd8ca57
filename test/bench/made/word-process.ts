/** What a text tells of its words: each by its number, in the order in which they stand there. */
export interface WordSequence {
  /** The words, by number: in the order in which they first stood. */
  words: string[];
  /** The text, a word's number for each place. */
  places: Int32Array;
}

/** Places that are remembered of the whole text, and of each topic: what is drawn from. */
const [whole, local] = [1 << 22, 1 << 11];

/** How often a word is drawn from what its topic said lately. */
const localShare = 0.75;

/** How often a word is the one that followed on the word before where that was drawn from: texts repeat whole phrases. */
const phraseShare = 0.85;

/**
 * Goes on with a text as a Pitman-Yor process does (Pitman and Yor 1997; Teh 2006 for its use with words): a word is new
 * with the chance at which new ones came last, else an old one as often as it stood before, less the discount. So the
 * vocabulary grows with the text as it does in real ones (Heaps' law), and few words make most of it (Zipf's). What a
 * topic said lately is drawn more often, since words come in bursts.
 */
export class WordProcess {
  readonly #words: string[];
  readonly #counts: number[];
  readonly #ring = new Int32Array(whole);
  readonly #topics = new Map<number, { ring: Int32Array; length: number }>();
  readonly #random: () => number;
  readonly #discount: number;
  #length = 0;
  /** Where the last word was drawn from: a text and the place in it; none where it was new. */
  #from: { ring: Int32Array; place: number; length: number } | undefined;

  constructor({ words, places }: WordSequence, random: () => number) {
    this.#words = [...words];
    this.#counts = new Array<number>(words.length).fill(0);
    this.#random = random;
    for (const word of places) this.#note(word);
    const once = this.#counts.reduce((sum, count) => sum + (count === 1 ? 1 : 0), 0);
    this.#discount = words.length === 0 ? 0.5 : once / words.length;
  }

  /** How many different words there are by now. */
  get size(): number {
    return this.#words.length;
  }

  /** The next word of a topic. */
  draw(topic: number): string {
    const recent = this.#topicOf(topic);
    const isNew = this.#random() < (this.#discount * this.#words.length) / this.#length;
    const word = isNew ? this.#invent() : this.#repeat(recent);
    if (isNew) this.#from = undefined;
    this.#note(word);
    recent.ring[recent.length % local] = word;
    recent.length += 1;
    return this.#words[word] ?? '';
  }

  #topicOf(topic: number): { ring: Int32Array; length: number } {
    let recent = this.#topics.get(topic);
    if (!recent) {
      recent = { ring: new Int32Array(local), length: 0 };
      this.#topics.set(topic, recent);
    }
    return recent;
  }

  #repeat(recent: { ring: Int32Array; length: number }): number {
    const from = this.#from;
    if (from && this.#random() < phraseShare) {
      from.place = (from.place + 1) % from.length;
      return from.ring[from.place] ?? 0;
    }
    if (recent.length > 0 && this.#random() < localShare)
      return this.#take(recent.ring, Math.min(recent.length, local));
    for (;;) {
      const word = this.#take(this.#ring, Math.min(this.#length, whole));
      const count = this.#counts[word] ?? 1;
      if (count > 100 || this.#random() * count >= this.#discount) return word;
    }
  }

  /** A word from anywhere in a text, which may be gone on with. */
  #take(ring: Int32Array, length: number): number {
    const place = Math.floor(this.#random() * length);
    this.#from = { ring, place, length };
    return ring[place] ?? 0;
  }

  #note(word: number): void {
    this.#ring[this.#length % whole] = word;
    this.#length += 1;
    this.#counts[word] = (this.#counts[word] ?? 0) + 1;
  }

  /** New words are mostly identifiers, hashes and numbers. */
  #invent(): number {
    const kind = this.#random();
    let word: string;
    if (kind < 0.55) word = `${this.#part()}_${this.#part()}${kind < 0.2 ? '()' : ''}`;
    else if (kind < 0.7) word = this.#hex() + this.#hex();
    else if (kind < 0.8) word = String(Math.floor(this.#random() * 10 ** 6));
    else word = makeName(this.#random);
    this.#words.push(word);
    this.#counts.push(0);
    return this.#words.length - 1;
  }

  #hex(): string {
    return Math.floor(this.#random() * 2 ** 24)
      .toString(16)
      .padStart(6, '0');
  }

  /** A word that can be a part of an identifier. */
  #part(): string {
    for (let tries = 0; tries < 20; tries += 1) {
      const word = this.#words[this.#ring[Math.floor(this.#random() * Math.min(this.#length, whole))] ?? 0] ?? '';
      if (/^[a-z][a-z0-9]{2,11}$/.test(word)) return word;
    }
    return makeName(this.#random);
  }
}

const onsets = 'b c d f g h j k l m n p r s t v w z br cr dr fl gr kl pr sk sl st tr'.split(' ');
const rhymes = 'a e i o u ai ei ou an en in on un ar er ir or al el il as es is'.split(' ');

/** A word that can be spoken, of two to four syllables. */
export function makeName(random: () => number): string {
  let name = '';
  for (let left = 2 + Math.floor(random() * 3); left > 0; left -= 1) {
    name += (onsets[Math.floor(random() * onsets.length)] ?? '') + (rhymes[Math.floor(random() * rhymes.length)] ?? '');
  }
  return name;
}
