/** Schedules as somebody would type them, those that most people want first. */
export const scheduleExamples: readonly string[] = [
  'daily at 9:00',
  'weekdays at 9:00',
  'weekly on monday at 9:00',
  'weekly on friday at 17:00',
  'monthly on 1 at 9:00',
  'hourly',
];
