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
