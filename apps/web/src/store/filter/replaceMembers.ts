/** Returns the set in which each of `ids` is a member if it passes: `before` itself if that changes nothing. */
export function replaceMembers(
  before: ReadonlySet<string>,
  ids: Iterable<string>,
  passes: (id: string) => boolean,
): ReadonlySet<string> {
  let next: Set<string> | null = null;
  for (const id of ids) {
    const isMember = passes(id);
    if (isMember === before.has(id)) continue;
    next ??= new Set(before);
    if (isMember) next.add(id);
    else next.delete(id);
  }
  return next ?? before;
}
