/**
 * Whole numbers of 32 bits that are collected one by one. In a usual array those of more than 31 bits are objects, and the
 * engine compiles what writes them anew when the first one comes.
 */
export class NumberList {
  length = 0;
  #numbers = new Uint32Array(1 << 10);

  /** Adds a number. */
  push(number: number): void {
    if (this.length === this.#numbers.length) this.#grow();
    this.#numbers[this.length] = number;
    this.length += 1;
  }

  /** Gives all numbers, and begins anew. */
  take(): Uint32Array<ArrayBuffer> {
    const numbers = this.#numbers.slice(0, this.length);
    this.length = 0;
    return numbers;
  }

  #grow(): void {
    const grown = new Uint32Array(this.length * 2);
    grown.set(this.#numbers);
    this.#numbers = grown;
  }
}
