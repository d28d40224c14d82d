import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Sessions } from './Sessions.ts';
import { Tokens } from './Tokens.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const tokens = new Tokens('operator', 'viewer');

let now = 1_700_000_000_000;
let sessions: Sessions;
let handle: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;
const server = createServer((request, response) => {
  void handle(request, response).then((result) => response.end(JSON.stringify(result ?? null)));
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());
beforeEach(() => {
  sessions = new Sessions(tokens, () => now);
});

/** Sends one request with a cookie. Resolves with the result and the cookie to use from then on. */
async function ask<T>(act: typeof handle, cookie = ''): Promise<{ result: T; cookie: string }> {
  handle = act;
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie } });
  const set = answer.headers.getSetCookie()[0]?.split(';')[0];
  return { result: (await answer.json()) as T, cookie: set ?? cookie };
}
const begin = () => ask<{ id: string }>((req, res) => sessions.begin(req, res, 'operator', false));
const read = (cookie: string, of = sessions) =>
  ask<{ id: string; role: string } | null>(
    (request, response) => of.read(request, { response, isSecure: false }),
    cookie,
  );

describe('R46: sessions', () => {
  it('end after 12 h without use', async () => {
    const { cookie } = await begin();
    now += 12 * HOUR - 1;
    expect((await read(cookie)).result?.role).toBe('operator');
    now += 12 * HOUR - 1;
    expect((await read(cookie)).result?.role).toBe('operator');
    now += 12 * HOUR;
    expect((await read(cookie)).result).toBeNull();
  });

  it('end after 7 d of any use', async () => {
    const begun = now;
    let { cookie } = await begin();
    while (now < begun + 7 * DAY - 12 * HOUR) {
      now += 10 * HOUR;
      const each = await read(cookie);
      expect(each.result).not.toBeNull();
      cookie = each.cookie;
    }
    now = begun + 7 * DAY;
    expect((await read(cookie)).result).toBeNull();
  });

  it('are not idle while a page is open', async () => {
    const { cookie, result } = await begin();
    const release = sessions.hold(result.id);
    now += 2 * DAY;
    release();
    now += 11 * HOUR;
    expect((await read(cookie)).result?.id).toBe(result.id);
  });

  it('outlive a restart, with the time of their last renewal', async () => {
    const first = await begin();
    now += 11 * HOUR;
    const { cookie } = await read(first.cookie);
    expect(cookie).not.toBe(first.cookie);
    now += 11 * HOUR;
    expect((await read(cookie, new Sessions(tokens, () => now))).result).not.toBeNull();
    expect((await read(first.cookie, new Sessions(tokens, () => now))).result).toBeNull();
  });

  it('end with a change of either token', async () => {
    const { cookie } = await begin();
    for (const [operator, viewer] of [
      ['other', 'viewer'],
      ['operator', 'other'],
    ] as const) {
      expect((await read(cookie, new Sessions(new Tokens(operator, viewer), () => now))).result).toBeNull();
    }
  });

  it('reveal nothing in their cookie', async () => {
    const { cookie } = await begin();
    expect(decodeURIComponent(cookie)).not.toMatch(/operator|viewer/);
  });
});

it('a token has its role, and no other text has one', () => {
  expect(tokens.roleOf('operator')).toBe('operator');
  expect(tokens.roleOf('viewer')).toBe('viewer');
  for (const wrong of ['', 'Operator', 'operator ', 'null', 'undefined']) {
    expect(tokens.roleOf(wrong)).toBeNull();
    expect(new Tokens('operator', null).roleOf(wrong)).toBeNull();
  }
});
