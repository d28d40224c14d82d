import { reachabilityOf, TopologyIndex } from '@portolan/topology';
import { aContainer, TopologyBuilder } from '@portolan/topology/testing';
import { describe, expect, test } from 'vitest';
import type { Filter } from '../store/useView.ts';
import { toAxis } from './axes/Axis.ts';
import { countEnds, EngineLines } from './axes/EngineLines.ts';
import type { AxesFilter } from './axes/EngineLines.ts';
import { toEndLine } from './axes/MatrixLine.ts';
import type { MatrixLine } from './axes/MatrixLine.ts';
import { cellWithin, selectedKeys, selectionOf } from './selection.ts';
import { cellText } from './verdicts/cellText.ts';
import { ShownPairs } from './verdicts/ShownPairs.ts';

const noFilter: Filter = { text: '', drivers: [], projects: [], states: [] };
const several: AxesFilter = { filter: noFilter, filteredAxis: 'both', isSeveral: true };
const ports = [{ ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' as const }];

/** An engine with a web that publishes a port and a db that does not. Both engines have the same names and ids. */
function anEngineIndex(name: string): TopologyIndex {
  const builder = new TopologyBuilder({ name });
  const network = builder.network('front');
  builder.container('web', [network], { project: 'shop', ports });
  builder.container('db', [network], { project: 'shop' });
  return new TopologyIndex(builder.topology);
}

const [web, db] = [aContainer('web'), aContainer('db')];
const places = new Map([
  [null, 'vps'],
  ['nas', 'nas'],
]);

function toEngines() {
  const indexes = new Map([...places].map(([engine, place]) => [engine, anEngineIndex(place)]));
  const linesOf = (engine: string | null, isFolded = false, filter = several) => {
    const shown = { engine, place: places.get(engine) ?? null };
    return new EngineLines(
      indexes.get(engine) as TopologyIndex,
      shown,
      filter,
      (_, kind) => isFolded && kind === 'engine',
    );
  };
  return { indexes, linesOf, pairs: toPairs(indexes) };
}

const toPairs = (indexes: ReadonlyMap<string | null, TopologyIndex>) =>
  new ShownPairs(
    new Map(
      [...indexes].map(([engine, index]) => {
        const reachability = reachabilityOf(index);
        return [engine, { reachability, codes: reachability.codes, marks: null }];
      }),
    ),
  );

const keys = (lines: readonly MatrixLine[]) => lines.map(({ key }) => key);
const lineOf = (lines: readonly MatrixLine[], key: string) =>
  lines.find((line) => line.key === key) as MatrixLine;

describe('R303: several engines', () => {
  test('an engine is a line above its host and projects, whose keys are those of no other engine', () => {
    const { linesOf } = toEngines();
    expect(keys(linesOf(null).rows)).toEqual(['engine', 'host', 'project shop', `c:${db.id}`, `c:${web.id}`]);
    expect(keys(linesOf('nas').rows)).toEqual(
      ['engine', 'host', 'project shop', `c:${db.id}`, `c:${web.id}`].map((key) => `nas/${key}`),
    );
  });

  test('a folded engine stands for its host and containers', () => {
    const { linesOf } = toEngines();
    const { rows, groupKeys } = linesOf('nas', true);
    expect(rows).toEqual([expect.objectContaining({ kind: 'engine', ids: ['host', db.id, web.id] })]);
    expect(new Set(groupKeys())).toEqual(new Set(['nas/engine', 'nas/project shop']));
  });

  test('an engine of which nothing passes the filter has no line on a filtered axis', () => {
    const { linesOf, indexes } = toEngines();
    const filter = { ...several, filter: { ...noFilter, text: 'nothing' }, filteredAxis: 'from' as const };
    const { rows, columns } = linesOf('nas', false, filter);
    expect([rows.length, columns.length]).toEqual([0, 5]);
    expect(countEnds(indexes.get('nas') as TopologyIndex, 'nas', filter)).toEqual({
      ...{ passing: 0, isFiltered: true, containers: 2, projects: 1 },
    });
  });

  test('cells say both engines, and the outside is that of the other end', () => {
    const { linesOf, pairs } = toEngines();
    const [vps, nas] = [linesOf(null).rows, linesOf('nas').rows];
    const outside = toEndLine(null, null, 'outside');
    const text = (row: MatrixLine, column: MatrixLine) => cellText(row, column, pairs);
    const nasWeb = lineOf(nas, `nas/c:${web.id}`);
    expect(text(lineOf(vps, `c:${db.id}`), nasWeb)).toBe(
      'db on vps to web on nas: reaches only through a published port',
    );
    expect(text(nasWeb, lineOf(vps, `c:${db.id}`))).toBe('web on nas to db on vps: blocked');
    expect(text(nasWeb, lineOf(nas, `nas/c:${db.id}`))).toBe('web on nas to db on nas: reaches directly');
    expect(text(outside, nasWeb)).toBe('outside to web on nas: reaches only through a published port');
    expect(text(outside, outside)).toBe('outside to outside: itself');
    const [folded] = linesOf('nas', true).rows as [MatrixLine];
    expect(text(lineOf(vps, 'engine'), folded)).toBe(
      'vps to nas: 6 of 9 pairs are allowed, 3 only through a published port',
    );
  });

  test('a pair is selected with its engines, and the outside with that of the other end', () => {
    const { linesOf } = toEngines();
    const [vps, nas] = [linesOf(null).rows, linesOf('nas').rows];
    const outside = toEndLine(null, null, 'outside');
    const axis = toAxis([outside, ...vps, ...nas], () => 20);
    const hosts = [lineOf(vps, 'host'), lineOf(nas, 'nas/host')] as const;
    expect(selectedKeys([selectionOf(...hosts), selectionOf(hosts[1], hosts[0])], axis)).toEqual({
      ...{ row: 'host', column: 'nas/host' },
    });
    const toNas = selectionOf(outside, hosts[1]);
    expect(toNas).toEqual({ kind: 'outside', engine: 'nas' });
    expect(selectedKeys([toNas, selectionOf(hosts[1], outside)], axis)).toEqual({
      ...{ row: 'outside', column: 'nas/host' },
    });
  });

  test('a cell of folded engines opens at their hosts', () => {
    const { linesOf } = toEngines();
    const [vps, nas] = [linesOf(null, true).rows[0], linesOf('nas', true).rows[0]] as [
      MatrixLine,
      MatrixLine,
    ];
    expect(cellWithin(vps, nas)).toEqual({ row: 'host', column: 'nas/host' });
  });
});

describe('R263: after a change of one engine', () => {
  const sizeOf = () => 20;

  test('only tiles with a line that is another are other tiles', () => {
    const { linesOf, indexes } = toEngines();
    const many = Array.from({ length: 30 }, (_, at) => ({
      ...toEndLine('nas', 'nas', 'host'),
      key: `${at}`,
    }));
    const before = toAxis([...many, ...linesOf(null).rows], sizeOf);
    expect(toAxis([...many, ...linesOf(null).rows], sizeOf, before)).toBe(before);
    const index = indexes.get(null) as TopologyIndex;
    indexes.set(null, index.advance({ put: { containers: [{ ...web, project: 'shop' }] }, remove: {} }));
    const after = toAxis([...many, ...linesOf(null).rows], sizeOf, before);
    expect(after.tiles.map((tile, at) => tile === before.tiles[at])).toEqual([true, false]);
  });

  test('pairs of the others are the same', () => {
    const { indexes, linesOf, pairs } = toEngines();
    // A code is decided again only if it was asked for.
    cellText(lineOf(linesOf('nas').rows, `nas/c:${db.id}`), lineOf(linesOf(null).rows, `c:${web.id}`), pairs);
    const stopped = { ...web, state: 'exited' as const, ports: [] };
    const change = { put: { containers: [stopped] }, remove: {} };
    indexes.set(null, (indexes.get(null) as TopologyIndex).advance(change));
    const after = toPairs(indexes);
    expect([null, 'nas'].map((engine) => after.isSameFor(engine, pairs))).toEqual([false, true]);
  });
});
