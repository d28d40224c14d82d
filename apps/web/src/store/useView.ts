import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { asksForSeveral } from './engine/shownStore.ts';
import { formatMark, formatSelection, parseMark, parseSelection } from './selection.ts';
import type { Entity, Selection } from './selection.ts';

const views = ['map', 'table', 'matrix'] as const;
export const tables = ['containers', 'networks', 'attachments'] as const;
const layouts = ['auto', 'depth', 'islands'] as const;
/** The states of the filter. `stopped` stands for all containers that are neither running nor paused. */
const stateFilters = ['running', 'paused', 'unhealthy', 'stopped'] as const;

export type View = (typeof views)[number];
export type TableName = (typeof tables)[number];
export type LayoutChoice = (typeof layouts)[number];
export type StateFilter = (typeof stateFilters)[number];

/** The filter. An empty list or an empty text lets everything pass. */
export interface Filter {
  text: string;
  drivers: string[];
  /** Compose projects; the empty string stands for "no project". */
  projects: string[];
  states: StateFilter[];
}

/** A lens on one engine: what the outside reaches, or what one container reaches. */
export type EngineLens = { kind: 'exposed' } | { kind: 'from'; containerId: string };

/** A lens on all engines that are shown, or the view from a container of one of them. */
export type Lens = { kind: 'exposed' } | { kind: 'from'; engine: string | null; containerId: string };

/** The object whose JSON from the engine is shown. For an attachment, this is the JSON of its container. */
export type InspectedEntity = Extract<Entity, { id: string }>;
export type Inspected = InspectedEntity & { engine: string | null };

const parsers = {
  engine: parseAsString,
  view: parseAsStringLiteral(views).withDefault('map'),
  table: parseAsStringLiteral(tables).withDefault('containers'),
  layout: parseAsStringLiteral(layouts).withDefault('auto'),
  select: parseAsArrayOf(parseAsString, ',').withDefault([]),
  q: parseAsString.withDefault(''),
  driver: parseAsArrayOf(parseAsString).withDefault([]),
  project: parseAsArrayOf(parseAsString).withDefault([]),
  state: parseAsArrayOf(parseAsStringLiteral(stateFilters)).withDefault([]),
  inspect: parseAsString.withDefault(''),
  lens: parseAsString.withDefault(''),
};

/** The state of the page that is stored in the URL: the engines, the view, the selection, the filter, the lens. */
export function useView() {
  const [raw, setRaw] = useQueryStates(parsers, { history: 'replace' });
  const bare = bareEngine(raw.engine);
  const selection = useMemo(
    () => raw.select.map((text) => parseSelection(text, bare)).filter((each) => each !== null),
    [raw.select, bare],
  );
  const filter = useMemo<Filter>(
    () => ({ text: raw.q, drivers: raw.driver, projects: raw.project, states: raw.state }),
    [raw.q, raw.driver, raw.project, raw.state],
  );
  const select = useCallback(
    (...next: Selection[]) => void setRaw({ select: next.length > 0 ? next.map(formatSelection) : null }),
    [setRaw],
  );
  const setFilter = useCallback(
    (next: Partial<Filter>) =>
      void setRaw({
        ...(next.text === undefined ? {} : { q: next.text || null }),
        ...(next.drivers === undefined ? {} : { driver: orNull(next.drivers) }),
        ...(next.projects === undefined ? {} : { project: orNull(next.projects) }),
        ...(next.states === undefined ? {} : { state: orNull(next.states) }),
      }),
    [setRaw],
  );
  const inspected = useMemo(() => toInspected(raw.inspect, bare), [raw.inspect, bare]);
  const inspect = useCallback(
    (next: Inspected | null) => void setRaw({ inspect: next && formatSelection(next) }),
    [setRaw],
  );
  const lens = useMemo(() => toLens(raw.lens, bare), [raw.lens, bare]);
  const setLens = useCallback(
    (next: Lens | null) => void setRaw({ lens: next && formatLens(next) }),
    [setRaw],
  );
  /**
   * R290, R309: goes to other engines; the browser’s Back returns. What concerns an engine that is not in `stay` does not go
   * with them.
   */
  const switchEngines = useCallback(
    (asked: string | null, stay: readonly (string | null)[] = []) =>
      void setRaw((now) => ({ engine: asked, ...keepOf(now, stay) }), { history: 'push' }),
    [setRaw],
  );
  /** Leaves what concerns an engine that is not in `stay`. */
  const keepOnly = useCallback(
    (stay: readonly (string | null)[]) => void setRaw((now) => keepOf(now, stay)),
    [setRaw],
  );
  /** Changes what the address says of the engines, where that means the same ones. */
  const correctEngines = useCallback((asked: string | null) => void setRaw({ engine: asked }), [setRaw]);
  const show = useCallback((view: View) => void setRaw({ view }), [setRaw]);
  const showTable = useCallback((table: TableName) => void setRaw({ table }), [setRaw]);
  const setLayout = useCallback((layout: LayoutChoice) => void setRaw({ layout }), [setRaw]);
  return {
    engine: raw.engine || null,
    view: raw.view,
    table: raw.table,
    layout: raw.layout,
    selection,
    inspected,
    lens,
    filter,
    switchEngines,
    keepOnly,
    correctEngines,
    select,
    inspect,
    setLens,
    setFilter,
    show,
    showTable,
    setLayout,
  };
}

/** An address for one engine need not name it again. */
const bareEngine = (asked: string | null): string | null => (asksForSeveral(asked) ? null : asked || null);

type EngineBound = Record<'engine' | 'inspect' | 'lens', string | null> & { select: string[] };

/** R309: returns the selection, the inspected JSON and the lens, as far as they concern the engines that stay. */
export function keepOf(
  { engine, select, inspect, lens }: EngineBound,
  stay: readonly (string | null)[],
): Record<'inspect' | 'lens', string | null> & { select: string[] | null } {
  const bare = bareEngine(engine);
  const kept = select
    .map((text) => parseSelection(text, bare))
    .filter((each) => each !== null)
    .filter((each) => stay.includes(each.engine));
  const inspected = toInspected(inspect ?? '', bare);
  const viewed = toLens(lens ?? '', bare);
  const isLensKept = viewed && (viewed.kind === 'exposed' ? stay.length > 0 : stay.includes(viewed.engine));
  return {
    select: orNull(kept.map(formatSelection)),
    inspect: inspected && stay.includes(inspected.engine) ? formatSelection(inspected) : null,
    lens: isLensKept ? formatLens(viewed) : null,
  };
}

function toInspected(text: string, bare: string | null): Inspected | null {
  const selection = parseSelection(text, bare);
  return selection && 'id' in selection ? selection : null;
}

function formatLens(lens: Lens): string {
  return lens.kind === 'exposed' ? 'exposed' : formatMark(lens.engine, `from:${lens.containerId}`);
}

function toLens(text: string, bare: string | null): Lens | null {
  if (text === 'exposed') return { kind: 'exposed' };
  const { engine, mark } = parseMark(text);
  if (!mark.startsWith('from:')) return null;
  return { kind: 'from', engine: engine ?? bare, containerId: mark.slice('from:'.length) };
}

const orNull = <T>(list: T[]): T[] | null => (list.length > 0 ? list : null);
