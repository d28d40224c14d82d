import { expect, it } from 'vitest';
import { toPathText } from './jsonFields.ts';
import type { Json } from './jsonFields.ts';
import { networkPart } from './networkPart.ts';
import { searchFields, toTreeRows } from './treeRows.ts';

const json: Json = {
  Name: 'web',
  IPAM: { Config: [{ Subnet: '10.0.0.0/8' }] },
  Labels: { env: 'prod', __proto__x: '', 'a.b': 'Subnet' },
  Peers: null,
  Empty: {},
};
const find = (...words: string[]) =>
  searchFields(json, words, (path) => (path[0] === 'Peers' ? { label: 'Other hosts', text: 'none' } : null));
const texts = (found: ReturnType<typeof find> | null, opens = true) =>
  toTreeRows(json, found, () => opens).map(({ path }) => toPathText(path));

it('R176: shows every unfolded field in the document’s order', () => {
  expect(texts(null)).toEqual([
    ...['Name', 'IPAM', 'IPAM.Config', 'IPAM.Config[0]', 'IPAM.Config[0].Subnet'],
    ...['Labels', 'Labels.env', 'Labels.__proto__x', 'Labels["a.b"]', 'Peers', 'Empty'],
  ]);
  expect(texts(null, false)).toEqual(['Name', 'IPAM', 'Labels', 'Peers', 'Empty']);
});

it('R176: gives each row its level and position, for screen readers', () => {
  const [, ipam, config] = toTreeRows(json, null, () => true);
  expect(ipam).toMatchObject({ level: 1, position: 2, siblings: 5, isBranch: true, isExpanded: true });
  expect(config).toMatchObject({ level: 2, position: 1, siblings: 1 });
  expect(toTreeRows(json, null, () => true).at(-1)).toMatchObject({ isBranch: false });
});

it.each([
  [['subnet'], ['["IPAM","Config",0,"Subnet"]', '["Labels","a.b"]']],
  [['config', '10.0'], ['["IPAM","Config",0,"Subnet"]']],
  [['labels'], ['["Labels"]']],
  [['other', 'hosts'], ['["Peers"]']],
  [['ipam.config[0].s'], ['["IPAM","Config",0,"Subnet"]']],
  [['nowhere'], []],
])('R176: %j finds %j', (words, ids) => {
  expect([...find(...words).matches]).toEqual(ids);
});

it('R176: a search shows the branches above its matches, and the unfolded rows below them', () => {
  expect(texts(find('subnet'))).toEqual([
    ...['IPAM', 'IPAM.Config', 'IPAM.Config[0]', 'IPAM.Config[0].Subnet'],
    ...['Labels', 'Labels["a.b"]'],
  ]);
  expect(texts(find('labels'))).toHaveLength(4);
});

it('keeps the paths in the network part of a container', () => {
  const container: Json = {
    Id: 'x',
    Path: 'sh',
    Config: { Hostname: 'h', Env: ['SECRET=1'] },
    NetworkSettings: { Networks: {} },
  };
  expect(networkPart(container)).toEqual({
    Id: 'x',
    Config: { Hostname: 'h' },
    NetworkSettings: { Networks: {} },
  });
});
