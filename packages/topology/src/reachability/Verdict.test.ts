import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

it('R218: the rules list every reason code, and no other', () => {
  const union = /export type ReasonCode =([^;]*);/.exec(read('Verdict.ts'))?.[1] ?? '';
  const codes = [...union.matchAll(/'([a-z0-9-]+)'/g)].map((match) => match[1]);
  const rule = /^## R218 .*?(?=^\*\*Why)/ms.exec(read('../../../../docs/rules/reachability.md'))?.[0] ?? '';
  const cells = [...rule.matchAll(/^\| ([^|]*)\|/gm)].map((match) => match[1] ?? '').join();
  const listed = [...cells.matchAll(/`([a-z0-9-]+)`/g)].map((match) => match[1]);
  expect(codes.length).toBeGreaterThan(20);
  expect(listed.sort()).toEqual(codes.sort());
});
