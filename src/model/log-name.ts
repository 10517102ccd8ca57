const logName = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Whether `name` can name a log: it becomes the name of a folder as it stands. */
export function isLogName(name: string): boolean {
  return logName.test(name);
}

/** The name of a log as it is stored, of one that a person typed. */
export function foldLogName(typed: string): string {
  return typed.trim().toLowerCase();
}
