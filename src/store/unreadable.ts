/** Why the content of a file cannot be taken. Its message is half a sentence; the reader of the file adds its name. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly code: 'damaged' | 'newer-version';

  constructor(message: string, code: 'damaged' | 'newer-version' = 'damaged') {
    super(message);
    this.code = code;
  }
}
