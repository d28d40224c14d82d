import { AddEngineRequest } from '@portolan/protocol';
import { describe, expect, it } from 'vitest';
import { emptyInput, problemsOfEngine, toAddRequest, toSetting, usesTls } from './EngineInput.ts';
import type { EngineInput } from './EngineInput.ts';

const input = (fields: Partial<EngineInput>): EngineInput => ({ ...emptyInput, ...fields });
const problems = (fields: Partial<EngineInput>) =>
  problemsOfEngine(input({ name: 'nas', url: 'ssh://me@nas', ...fields }), new Set(['vps'])).map(
    ({ path, severity }) => `${path} ${severity}`,
  );

describe('R293: the request that adds an engine', () => {
  it('has no TLS but for tcp, and no empty fields', () => {
    const all = { name: ' nas ', ca: '/ca.pem', cert: ' ', skipsVerify: true };
    const requests = ['ssh://me@nas', 'tcp://nas:2376', 'tcp://nas:2375'].map((url) =>
      toAddRequest(input({ ...all, url })),
    );
    expect(requests).toEqual([
      { name: 'nas', url: 'ssh://me@nas' },
      { name: 'nas', url: 'tcp://nas:2376', tls: { ca: '/ca.pem', skipVerify: true } },
      { name: 'nas', url: 'tcp://nas:2375' },
    ]);
    for (const request of requests) expect(AddEngineRequest.safeParse(request).success).toBe(true);
  });

  it('uses TLS at a TCP port other than 2375, unless the user decides otherwise', () => {
    expect(usesTls(input({ url: 'tcp://nas:9000' }))).toBe(true);
    expect(usesTls(input({ url: 'tcp://nas:2375/' }))).toBe(false);
    expect(usesTls(input({ url: 'tcp://nas:2375', usesTls: true }))).toBe(true);
    expect(usesTls(input({ url: 'unix:///run/docker.sock', usesTls: true }))).toBe(false);
  });
});

describe('R293: what is wrong with the input is said at the field', () => {
  it.each<[string, Partial<EngineInput>, string[]]>([
    ['nothing', {}, []],
    ['no name and no address', { name: '', url: ' ' }, ['name error', 'url error']],
    ['a name that is taken', { name: 'vps' }, ['name error']],
    ['a name with a slash', { name: 'a/b' }, ['name error']],
    ['another scheme', { url: 'nas:2376' }, ['url error']],
    ['http', { url: 'http://nas:2375' }, ['url error']],
    ['a certificate without a key', { url: 'tcp://nas:2376', cert: '/c.pem' }, ['key error']],
    ['a key without a certificate', { url: 'tcp://nas:2376', key: '/k.pem' }, ['cert error']],
    ['no TLS', { url: 'tcp://nas:2375' }, ['usesTls warning']],
    ['no verification', { url: 'tcp://nas:2376', skipsVerify: true }, ['skipsVerify warning']],
  ])('%s', (_, fields, expected) => {
    expect(problems(fields)).toEqual(expected);
  });
});

it('R293: the flag of the server survives a shell', () => {
  expect(toSetting(input({ name: 'nas', url: 'ssh://me@nas' }))).toEqual(['--docker-host nas=ssh://me@nas']);
  expect(toSetting(input({ name: 'nas', url: "unix:///a b'c" }))).toEqual([
    "--docker-host 'nas=unix:///a b'\\''c'",
  ]);
});

it('R293: an engine with TLS is an entry in the file of --engines, also without any file', () => {
  expect(toSetting(input({ name: 'nas', url: 'tcp://nas:2376' }))).toEqual([
    'engines:',
    '  - name: "nas"',
    '    url: "tcp://nas:2376"',
    '    tls: {}',
  ]);
  const files = { ca: '/a b.pem', cert: '/c.pem', key: '/k.pem', skipsVerify: true };
  expect(toSetting(input({ name: 'yes', url: 'tcp://nas:2376', ...files })).slice(1)).toEqual([
    '  - name: "yes"',
    '    url: "tcp://nas:2376"',
    '    tls: { ca: "/a b.pem", cert: "/c.pem", key: "/k.pem", skipVerify: true }',
  ]);
});
