/** A time by the clock: hour 0 to 23, minute 0 to 59. */
export interface TimeOfDay {
  hour: number;
  minute: number;
}

/** Reads `9`, `9:00`, `17:30`, `5pm`, `5:30 pm`, `noon` or `midnight`; undefined for anything else. */
export function readTime(text: string): TimeOfDay | undefined {
  const words = text.trim().toLowerCase();
  if (words === 'noon') return { hour: 12, minute: 0 };
  if (words === 'midnight') return { hour: 0, minute: 0 };
  const parts = /^(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?(?:m\.?)?(?:\s*o'?clock)?$/.exec(words);
  if (!parts) return undefined;
  const [hour, minute, half] = [Number(parts[1]), Number(parts[2] ?? 0), parts[3]];
  if (minute > 59) return undefined;
  if (half === undefined) return hour > 23 ? undefined : { hour, minute };
  if (hour < 1 || hour > 12) return undefined;
  return { hour: (hour % 12) + (half === 'p' ? 12 : 0), minute };
}

/** A time as it is written, `09:05`. */
export function formatTime({ hour, minute }: TimeOfDay): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
