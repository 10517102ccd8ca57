/** Subsystems as they are typed, `nfs, cifs`; none, which stands for all, for `all` or nothing. */
export function readSubsystemList(typed: string | undefined): string[] {
  const names = typed === undefined ? [] : splitNames(typed);
  return names.some((name) => name.toLowerCase() === 'all') ? [] : [...new Set(names)];
}

/** Names as they are typed, parted by commas. */
export function splitNames(text: string): string[] {
  return text.split(',').flatMap((name) => name.trim() || []);
}
