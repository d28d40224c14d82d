/** What can be selected, as one word for the URL: `c:<id>`, `n:<id>`, `a:<attachment id>`, `outside`, `host`. */
export type Selection =
  { kind: 'container' | 'network' | 'attachment'; id: string } | { kind: 'outside' } | { kind: 'host' };

const prefixes = { c: 'container', n: 'network', a: 'attachment' } as const;

export function formatSelection(selection: Selection): string {
  return 'id' in selection ? `${selection.kind[0]}:${selection.id}` : selection.kind;
}

/** `null` for a word that names nothing. */
export function parseSelection(word: string): Selection | null {
  if (word === 'outside' || word === 'host') return { kind: word };
  const kind = prefixes[word[0] as keyof typeof prefixes];
  return kind && word[1] === ':' && word.length > 2 ? { kind, id: word.slice(2) } : null;
}

/** The ids of all selected things of one kind. */
export function selectedIds(selection: Selection[], kind: 'container' | 'network' | 'attachment'): string[] {
  return selection.flatMap((each) => (each.kind === kind && 'id' in each ? [each.id] : []));
}
