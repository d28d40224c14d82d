import type { Probe } from '@portolan/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProbeTestSetup } from './testing/ProbeTestSetup.ts';
import { spawnServer } from './testing/spawnServer.ts';

const dockerHost = process.env.PORTOLAN_TEST_DOCKER_HOST ?? '';
const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';
const httpd = ['httpd', '-f', '-p', '80'];

describe.runIf(dockerHost)('probes on a real engine', () => {
  let setup: ProbeTestSetup;
  /** One static program and nothing else: no tool, no shell. */
  let bare: string;
  let front: string;
  let back: string;
  let a: string;
  let toolless: string;
  let b: string;
  let far: string;
  const hostPort = 20_000 + Math.floor(Math.random() * 10_000);

  beforeAll(async () => {
    setup = await ProbeTestSetup.open(dockerHost, image);
    const script = 'cp /bin/busybox /sleep && rm -rf /bin /www';
    bare = await setup.createImage('bare', script, ['/sleep', '2147483647']);
    const third = Math.floor(Math.random() * 250);
    front = await setup.createNetwork('front', {
      EnableIPv6: true,
      IPAM: {
        Config: [{ Subnet: `10.99.${third}.0/24` }, { Subnet: `fd00:99:${third.toString(16)}::/64` }],
      },
    });
    back = await setup.createNetwork('back');
    [a, toolless, b, far] = await Promise.all([
      setup.runContainer('a', { mode: front }),
      setup.runContainer('toolless', { mode: front, image: bare }),
      setup.runContainer('b', { mode: front, command: httpd, aliases: ['service.of_B'] }),
      setup.runContainer('far', {
        ...{ mode: back, command: httpd, exposed: ['80/tcp'] },
        hostConfig: { PortBindings: { '80/tcp': [{ HostPort: String(hostPort) }] } },
      }),
    ]);
    await setup.waitUntilShown(a, toolless, b, far);
  }, 120_000);
  afterAll(() => setup?.close(), 60_000);

  /** A title, the target, the request and the expected outcome. */
  const expectations = (): [string, string, Parameters<ProbeTestSetup['probe']>[2], Probe['outcome']][] => [
    ['ping', b, { kind: 'ping' }, 'reached'],
    ['ping by IPv6', b, { kind: 'ping', address: setup.addressOf(b, front, 6) }, 'reached'],
    ['ping across bridges', far, { kind: 'ping' }, 'not-reached'],
    ['a port with a listener', b, { kind: 'tcp', port: 80 }, 'reached'],
    [
      'a port with a listener by IPv6',
      b,
      { kind: 'tcp', port: 80, address: setup.addressOf(b, front, 6) },
      'reached',
    ],
    ['a port without a listener', b, { kind: 'tcp', port: 81 }, 'refused'],
    ['a port across bridges', far, { kind: 'tcp', port: 80 }, 'not-reached'],
    ['a published port, by the gateway', far, { kind: 'tcp', port: hostPort }, 'reached'],
    ['a name', b, { kind: 'dns', name: `${setup.prefix}b` }, 'reached'],
    ['an alias in other case', b, { kind: 'dns', name: 'SERVICE.of_b' }, 'reached'],
    ['a name on another network', far, { kind: 'dns', name: `${setup.prefix}far` }, 'not-reached'],
    ['the host', 'host', { kind: 'ping' }, 'reached'],
  ];

  it('R242: run with the programs of the container', async () => {
    for (const [what, to, given, outcome] of expectations()) {
      const probe = await setup.probe(a, to, given);
      expect.soft(probe, what).toMatchObject({ outcome, agrees: true });
      expect.soft(probe.tool, what).toMatch(/ in the container$/);
    }
    expect(await setup.helpersOf(a)).toEqual([]);
  }, 60_000);

  it('R244: run in a hidden helper if the image has no tools, and leave nothing behind', async () => {
    const seen: string[] = [];
    const watch = () => {
      const topology = setup.watcher.index?.topology;
      seen.push(...(topology?.containers.map(({ name }) => name) ?? []));
    };
    setup.watcher.on('topology', watch);
    let helpers: string[] = [];
    for (const [what, to, given, outcome] of expectations()) {
      const probe = await setup.probe(toolless, to, given);
      expect.soft(probe, what).toMatchObject({ outcome, agrees: true });
      expect.soft(probe.tool, what).toMatch(/ in a helper container$/);
      helpers = [...new Set([...helpers, ...(await setup.helpersOf(toolless))])];
      // The watcher reads the container list while the helper exists.
      setup.watcher.refresh({ kind: 'all' });
    }
    expect(helpers.length).toBeGreaterThan(0);
    const helper = (await setup.request('GET', `/containers/${helpers.at(-1)}/json`)) as {
      Mounts: unknown[];
      HostConfig: Record<string, unknown>;
    };
    expect(helper.Mounts).toEqual([]);
    expect(helper.HostConfig).toMatchObject({
      ...{ AutoRemove: true, ReadonlyRootfs: true, Privileged: false, CapDrop: ['ALL'] },
    });
    await expect.poll(() => setup.helpersOf(toolless), { timeout: 15_000, interval: 100 }).toEqual([]);
    setup.watcher.off('topology', watch);
    watch();
    expect(seen.filter((name) => name.startsWith('portolan-probe-'))).toEqual([]);
  }, 120_000);

  it('run from a sharer, and from a sharer that is cut off', async () => {
    const owner = await setup.runContainer('owner', { mode: front, command: httpd });
    const shares = { mode: `container:${owner}` };
    const sharer = await setup.runContainer('sharer', shares);
    const bareSharer = await setup.runContainer('bare-sharer', { ...shares, image: bare });
    await setup.waitUntilShown(owner, sharer, bareSharer);
    for (const from of [sharer, bareSharer]) {
      expect(await setup.probe(from, b, { kind: 'tcp', port: 80 })).toMatchObject({
        ...{ outcome: 'reached', agrees: true },
      });
      expect(await setup.probe(from, owner, { kind: 'ping' })).toMatchObject({
        ...{ outcome: 'reached', target: '127.0.0.1', agrees: true },
      });
    }
    await setup.request('POST', `/containers/${owner}/restart?t=0`);
    await expect.poll(() => reasonsOf(setup, sharer, b), { timeout: 15_000 }).toContain('cut-off');
    for (const from of [sharer, bareSharer]) {
      expect(await setup.probe(from, b, { kind: 'ping' })).toMatchObject({
        ...{ outcome: 'not-reached', predicted: 'not-reached', agrees: true },
      });
    }
  }, 90_000);

  it('run from a container without networks, and from one in the host’s network stack', async () => {
    const none = await setup.runContainer('none', { image: bare });
    const host = await setup.runContainer('host', { mode: 'host', image: bare });
    await setup.waitUntilShown(none, host);
    const ping = { kind: 'ping' } as const;
    expect(await setup.probe(none, b, ping)).toMatchObject({ outcome: 'not-reached', agrees: true });
    expect(await setup.probe(host, b, ping)).toMatchObject({ outcome: 'reached', agrees: true });
    expect(await setup.probe(b, none, ping)).toMatchObject({ outcome: 'untested', target: null });
  }, 60_000);

  it('R248: reach a paused container by ping; R247: are untested from one', async () => {
    const asleep = await setup.runContainer('asleep', { mode: front, command: httpd });
    await setup.waitUntilShown(asleep);
    await setup.request('POST', `/containers/${asleep}/pause`);
    await expect.poll(() => reasonsOf(setup, a, asleep), { timeout: 15_000 }).toContain('paused');
    expect(await setup.probe(a, asleep, { kind: 'ping' })).toMatchObject({
      outcome: 'reached',
      agrees: true,
    });
    // The kernel accepts the connection, but the paused process does not serve it.
    expect(await setup.probe(a, asleep, { kind: 'tcp', port: 80 })).toMatchObject({
      ...{ outcome: 'reached', predicted: null, agrees: null },
    });
    const untested = await setup.probe(asleep, a, { kind: 'ping' });
    expect(untested).toMatchObject({ outcome: 'untested', agrees: null });
    expect(untested.detail).toContain('paused');
    await setup.request('POST', `/containers/${asleep}/unpause`);
  }, 60_000);

  it('R243: resolve legacy links, which are in /etc/hosts', async () => {
    const target = await setup.runContainer('target', { mode: 'bridge', command: httpd });
    const linked = await setup.runContainer('linked', {
      ...{ mode: 'bridge', hostConfig: { Links: [`${setup.prefix}target:linkname`] } },
    });
    await setup.waitUntilShown(target, linked);
    expect(await setup.probe(linked, target, { kind: 'dns', name: 'linkname' })).toMatchObject({
      ...{ outcome: 'reached', agrees: true },
    });
    expect(await setup.probe(target, linked, { kind: 'dns', name: `${setup.prefix}linked` })).toMatchObject({
      ...{ outcome: 'not-reached', agrees: true },
    });
  }, 60_000);

  it('R241: are refused for hostile names, before any program runs', async () => {
    const evil = [
      '$(touch /tmp/owned)',
      '`touch /tmp/owned`',
      '-c1;touch /tmp/owned',
      'a b',
      '--help',
      'a\nb',
    ];
    const hostile = await setup.runContainer('hostile', { mode: front, aliases: [...evil, 'harmless'] });
    await setup.waitUntilShown(hostile);
    for (const name of evil) {
      await expect(setup.probe(a, hostile, { kind: 'dns', name })).rejects.toMatchObject({
        problem: { code: 'invalid-request', fields: [{ path: 'name' }] },
      });
    }
    expect(await setup.probe(a, hostile, { kind: 'dns', name: 'harmless' })).toMatchObject({
      ...{ outcome: 'reached', agrees: true },
    });
    expect(await setup.probe(a, hostile, { kind: 'tcp', port: 1 })).toMatchObject({ outcome: 'refused' });
    const owned = await setup.plain.call('HEAD', `/containers/${a}/archive?path=/tmp/owned`);
    expect(owned.status).toBe(404);
  }, 60_000);

  it('R246: stop when a program prints endlessly or never ends', async () => {
    const fakes = [
      ['flood', '#!/bin/sh\nexec timeout 15 yes\n', '64 KB'],
      ['hang', '#!/bin/sh\nexec sleep 15\n', '10 s'],
    ] as const;
    await Promise.all(
      fakes.map(async ([name, program, limit]) => {
        const script = `rm /bin/ping; printf '${program.replaceAll('\n', '\\n')}' > /bin/ping; chmod 755 /bin/ping`;
        const fake = await setup.createImage(name, script, ['sleep', '2147483647']);
        const container = await setup.runContainer(name, { mode: front, image: fake });
        await setup.waitUntilShown(container);
        const probe = await setup.probe(container, b, { kind: 'ping' });
        expect(probe).toMatchObject({ outcome: 'untested', agrees: null });
        expect(probe.detail).toContain(limit);
        expect(probe.output.length).toBeLessThanOrEqual(64 * 1024);
        expect(probe.milliseconds).toBeLessThan(11_000);
      }),
    );
  }, 90_000);

  it('R245: leave no helper after a server was killed during a probe and started again', async () => {
    const flags = ['--probe-image', image];
    const first = await spawnServer(dockerHost, flags);
    await expect.poll(() => first.isReady(), { timeout: 15_000 }).toBe(true);
    // The probe takes two seconds because it gets no answer.
    const killed = first.probe({ from: toolless, to: far, kind: 'ping' }).catch(() => 'killed');
    await expect.poll(() => setup.helpersOf(toolless), { timeout: 10_000, interval: 20 }).toHaveLength(1);
    await first.end('SIGKILL');
    expect(await killed).toBe('killed');
    expect(await setup.helpersOf(toolless)).toHaveLength(1);

    const second = await spawnServer(dockerHost, flags);
    await expect.poll(() => setup.helpersOf(toolless), { timeout: 15_000, interval: 50 }).toEqual([]);
    // A server that is stopped normally removes its helpers itself.
    await expect.poll(() => second.isReady(), { timeout: 15_000 }).toBe(true);
    expect(await second.probe({ from: toolless, to: b, kind: 'ping' })).toMatchObject({ agrees: true });
    expect(await setup.helpersOf(toolless)).toHaveLength(1);
    await second.end('SIGTERM');
    expect(await setup.helpersOf(toolless)).toEqual([]);
  }, 90_000);

  it('R245: do not remove a container that only has the label', async () => {
    const { Id: id } = (await setup.request('POST', `/containers/create?name=${setup.prefix}labelled`, {
      ...{ Image: image, Labels: { 'dev.portolan.probe': 'anything' }, HostConfig: { NetworkMode: 'none' } },
    })) as { Id: string };
    await setup.prober.sweep();
    expect((await setup.plain.call('GET', `/containers/${id}/json`)).status).toBe(200);
    // The container is not hidden either. Only the random value of this process in the label hides a helper.
    await expect.poll(() => setup.watcher.index?.containers.has(id), { timeout: 15_000 }).toBe(true);
    await setup.request('DELETE', `/containers/${id}?force=1`);
  });
});

const reasonsOf = (setup: ProbeTestSetup, from: string, to: string): string[] =>
  setup.verdict(from, to).reasons.map(({ code }) => code);
