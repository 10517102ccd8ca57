/** What a person can be to a change. `merged` is who pulled a merge in: an answer's role, not one to ask by. */
export const roles = [
  'author',
  'committer',
  'signed-off-by',
  'acked-by',
  'reviewed-by',
  'tested-by',
  'reported-by',
  'cc',
  'co-authored-by',
  'credited',
] as const;

/** Roles of trailers that say the same as one of these in another word. */
export const sameRoles: ReadonlyMap<string, (typeof roles)[number]> = new Map([['approved-by', 'reviewed-by']]);
