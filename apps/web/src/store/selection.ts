/**
 * Something that can be selected. In the URL it is `c:<container id>`, `n:<network id>`, `a:<attachment id>`, `outside`
 * or `host`.
 */
export type Selection =
  { kind: 'container' | 'network' | 'attachment'; id: string } | { kind: 'outside' } | { kind: 'host' };

const prefixes = { c: 'container', n: 'network', a: 'attachment' } as const;

export function formatSelection(selection: Selection): string {
  return 'id' in selection ? `${selection.kind[0]}:${selection.id}` : selection.kind;
}

/** Reads a selection from the URL; `null` if the text is none. */
export function parseSelection(text: string): Selection | null {
  if (text === 'outside' || text === 'host') return { kind: text };
  const kind = prefixes[text[0] as keyof typeof prefixes];
  return kind && text[1] === ':' && text.length > 2 ? { kind, id: text.slice(2) } : null;
}

/** Returns the ids of all selected containers, networks or attachments. */
export function selectedIds(selection: Selection[], kind: 'container' | 'network' | 'attachment'): string[] {
  return selection.flatMap((each) => (each.kind === kind && 'id' in each ? [each.id] : []));
}
