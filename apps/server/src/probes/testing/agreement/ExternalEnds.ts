import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { EngineUnderTest, Listener } from './EngineUnderTest.ts';
import { parseIpAddresses } from './parseIpAddresses.ts';
import type { PlanContext } from './plans/PlanContext.ts';

/** A container that represents an end that is not a container: the host or the outside. */
export interface ExternalEnd {
  containerId: string;
  listener: Listener;
}

/** The outside: the host reaches it by these addresses, and its default route leads to the host. */
export interface OutsideEnd extends ExternalEnd {
  ipv4: string;
  ipv6: string;
  /** The host's interface that leads to the outside. */
  link: string;
  /** The first three bytes of the subnet between both, as `198.19.7`. The host is `.1`, the outside `.2`. */
  base: string;
}

const run = promisify(execFile);

/** The two ends that are not containers of a topology. */
export class ExternalEnds {
  constructor(
    readonly host: ExternalEnd,
    /** A sentence that says why there is none, if there is none. */
    readonly outside: OutsideEnd | string,
    readonly hostAddress: string,
  ) {}

  /** Returns what plans need to know about the ends. */
  forPlans(): Pick<PlanContext, 'hostAddress' | 'lan'> {
    const { outside, hostAddress } = this;
    if (typeof outside === 'string') return { hostAddress, lan: null };
    return { hostAddress: `${outside.base}.1`, lan: { parent: outside.link, base: outside.base } };
  }
}

/** Creates both ends. `EngineUnderTest.close` removes them. */
export async function openExternalEnds(engine: EngineUnderTest): Promise<ExternalEnds> {
  const host = await openEnd(engine, 'host', 'host');
  const ran = await engine.runScript(host.containerId, 'ip -o -4 address');
  if ('refused' in ran) throw new Error(`Nothing runs on the host: ${ran.refused}`);
  const [first] = parseIpAddresses(ran.output);
  const outside = await openOutsideEnd(engine, host);
  engine.keepUntilClose();
  return new ExternalEnds(host, outside, first?.address ?? '127.0.0.1');
}

/**
 * Creates the outside: a container without networks that a veth pair connects to the host. This requires root on the
 * machine that the engine runs on. Returns a sentence that says why if it is not possible.
 */
async function openOutsideEnd(engine: EngineUnderTest, host: ExternalEnd): Promise<OutsideEnd | string> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it requires root on Linux';
  const outside = await openEnd(engine, 'outside', 'none');
  const [hostPid, outsidePid] = await Promise.all([pidOf(host), pidOf(outside)]);
  if (!hostPid || !outsidePid) return 'the engine runs on another machine';
  const link = `pta${randomBytes(4).toString('hex')}`;
  const [a, b] = [...randomBytes(2)] as [number, number];
  const base = `198.19.${a}`;
  const base6 = `fd00:${(0x1900 + a).toString(16)}:${b.toString(16)}`;
  const there = `/proc/${outsidePid}/ns/net`;
  const here = `/proc/${hostPid}/ns/net`;
  const ip = (namespace: string, ...args: string[]) => run('nsenter', [`--net=${namespace}`, 'ip', ...args]);
  try {
    const peer = ['peer', 'name', 'eth0', 'netns', String(outsidePid)];
    await ip(here, 'link', 'add', link, 'type', 'veth', ...peer);
    await ip(here, 'address', 'add', `${base}.1/24`, 'dev', link);
    await ip(here, 'address', 'add', `${base6}::1/64`, 'dev', link, 'nodad');
    await ip(here, 'link', 'set', link, 'up');
    // A container without networks has IPv6 switched off.
    const on = 'echo 0 >/proc/sys/net/ipv6/conf/eth0/disable_ipv6';
    await run('nsenter', [`--net=${there}`, 'sh', '-c', on]);
    await ip(there, 'address', 'add', `${base}.2/24`, 'dev', 'eth0');
    await ip(there, 'address', 'add', `${base6}::2/64`, 'dev', 'eth0', 'nodad');
    await ip(there, 'link', 'set', 'eth0', 'up');
    await ip(there, 'route', 'add', 'default', 'via', `${base}.1`);
    await ip(there, '-6', 'route', 'add', 'default', 'via', `${base6}::1`);
  } catch (error) {
    return `the veth pair could not be created: ${String(error).split('\n').at(-2) ?? String(error)}`;
  }
  return { ...outside, ipv4: `${base}.2`, ipv6: `${base6}::2`, link, base };
}

async function openEnd(engine: EngineUnderTest, name: string, on: 'host' | 'none'): Promise<ExternalEnd> {
  const listener = engine.createListener(engine.prefix + name);
  const containerId = await engine.createContainer(listener, { HostConfig: { NetworkMode: on } });
  await engine.request('POST', `/containers/${containerId}/start`);
  return { containerId, listener };
}

/**
 * Finds the process id of a container on this machine. The ids that the engine reports can be of another PID
 * namespace.
 */
async function pidOf({ listener: { answer } }: ExternalEnd): Promise<string | undefined> {
  // A container that has started does not serve at once, especially on a busy machine.
  for (const began = performance.now(); performance.now() - began < 30_000;) {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const found = pids.find((pid) => commandOf(pid).includes(`\0/tmp/${answer}\0`));
    if (found) return found;
    await sleep(200);
  }
  return undefined;
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
