/** Something of one engine that can be selected. */
export type Entity =
  { kind: 'container' | 'network' | 'attachment'; id: string } | { kind: 'outside' } | { kind: 'host' };

/** Something that can be selected, with its engine: its name, `null` for the default one. */
export type Selection = Entity & { engine: string | null };

const prefixes = { c: 'container', n: 'network', a: 'attachment' } as const;

/**
 * R305: writes a mark of an engine, in the URL and on the map: `c:<container id>`, `n:<network id>`, `a:<attachment id>`,
 * `outside`, `host` and others of the default engine are as they are, those of another engine begin with its name and a
 * slash.
 */
export const formatMark = (engine: string | null, mark: string): string =>
  engine === null ? mark : `${engine}/${mark}`;

/** Reads what `formatMark` has written: the name of an engine has no colon, the mark before its first colon no slash. */
export function parseMark(text: string): { engine: string | null; mark: string } {
  const [, engine, mark] = /^([\w.+-]+)\/(.*)$/s.exec(text) ?? [];
  return engine === undefined || mark === undefined ? { engine: null, mark: text } : { engine, mark };
}

/** Writes an entity without its engine. */
export const formatEntity = (entity: Entity): string =>
  'id' in entity ? `${entity.kind[0]}:${entity.id}` : entity.kind;

/** Reads an entity without its engine; `null` if the text is none. */
function parseEntity(text: string): Entity | null {
  if (text === 'outside' || text === 'host') return { kind: text };
  const kind = prefixes[text[0] as keyof typeof prefixes];
  return kind && text[1] === ':' && text.length > 2 ? { kind, id: text.slice(2) } : null;
}

export const formatSelection = (selection: Selection): string =>
  formatMark(selection.engine, formatEntity(selection));

/** Reads a selection; `null` if the text is none. @param bare the engine that is meant where the text names none */
export function parseSelection(text: string, bare: string | null = null): Selection | null {
  const { engine, mark } = parseMark(text);
  const entity = parseEntity(mark);
  return entity && { ...entity, engine: engine ?? bare };
}

/** Returns the ids of all selected containers, networks or attachments. */
export function selectedIds(
  selection: readonly Entity[],
  kind: 'container' | 'network' | 'attachment',
): string[] {
  return selection.flatMap((each) => (each.kind === kind && 'id' in each ? [each.id] : []));
}
