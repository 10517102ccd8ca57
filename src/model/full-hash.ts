/** Whether an id is a commit's full hash. */
export function isFullHash(id: string): boolean {
  if (id.length < 40 || id.length > 64) return false;
  for (let at = 0; at < id.length; at += 1) {
    const code = id.charCodeAt(at);
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66))) return false;
  }
  return true;
}
