import type { EngineStatus } from '@portolan/protocol';
import { anEngine } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { clock, engineTitle, engineStateText } from './engineText.ts';

const status: EngineStatus = {
  state: 'live',
  since: '2026-01-01T12:04:31Z',
  address: 'unix:///var/run/docker.sock',
  message: null,
  sample: false,
  sampleReason: null,
  readOnly: false,
};
const at = clock(status.since);

describe('R86: the state of the connection', () => {
  it.each([
    ['live', 'open', 'live', 'live'],
    ['connecting', 'open', 'connecting', 'connecting'],
    ['stale', 'open', 'stale', `stale since ${at}`],
    ['unreachable', 'open', 'unreachable', 'unreachable'],
    ['a lost server while the engine was live', 'lost', 'live', `stale since ${at}`],
  ] as const)('%s', (_, link, state, text) => {
    const lostAt = link === 'lost' ? status.since : null;
    expect(engineStateText({ link, lostAt, status: { ...status, state } }).text).toBe(text);
  });

  it('names the engine, or its address before it has answered', () => {
    expect(engineTitle(anEngine({ name: 'nas-01', version: '28.5.2' }), status)).toBe(
      'nas-01 · Docker 28.5.2',
    );
    expect(engineTitle(undefined, status)).toBe('unix:///var/run/docker.sock');
  });
});
