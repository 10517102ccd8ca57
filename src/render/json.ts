/**
 * A value as JSON text. What a terminal would obey, or shows in another order, is escaped in it (JSON itself escapes
 * only the control characters below U+0020); whoever parses the text gets the same value.
 */
export function renderJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
