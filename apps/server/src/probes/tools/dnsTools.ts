import { isIP } from 'node:net';
import type { Execution } from '../../docker/EngineClient.ts';
import { outputText } from './Tool.ts';
import type { Target, Tool, ToolResult } from './Tool.ts';

type Dns = Extract<Target, { kind: 'dns' }>;

/**
 * Adds a dot at the end. Without it, busybox nslookup would only try the search domains, which never contain a
 * container's name. nslookup asks the DNS server only and does not read /etc/hosts, which has the legacy links. `getent`
 * and `ping` read it, and come first and last.
 */
const absolute = (name: string): string => (name.endsWith('.') ? name : `${name}.`);
const nslookupFlags = ['-timeout=2', '-retry=1'];

/** These resolve names as programs do, /etc/hosts included. */
const systemResolverTools: readonly Tool<Dns>[] = [
  { name: 'getent', command: ({ name }) => ['getent', 'ahosts', name], read: readGetent },
  // The getent of musl has no `ahosts`.
  { name: 'getent', command: ({ name }) => ['getent', 'hosts', name], read: readGetent },
];
const nameServiceTools: readonly Tool<Dns>[] = [
  {
    name: 'nslookup',
    command: ({ name }) => ['nslookup', ...nslookupFlags, absolute(name)],
    read: readNslookup,
  },
  { name: 'nslookup', command: ({ name }) => ['nslookup', absolute(name)], read: readNslookup },
  {
    name: 'busybox nslookup',
    command: ({ name }) => ['busybox', 'nslookup', absolute(name)],
    read: readNslookup,
  },
];
const pingNameTools: readonly Tool<Dns>[] = [
  { name: 'ping', command: ({ name }) => ['ping', '-c', '1', '-W', '1', name], read: readPing },
  {
    name: 'busybox ping',
    command: ({ name }) => ['busybox', 'ping', '-c', '1', '-W', '1', name],
    read: readPing,
  },
];

export const dnsTools: readonly Tool<Dns>[] = [...systemResolverTools, ...nameServiceTools, ...pingNameTools];
/** The tools for names in /etc/hosts. */
export const hostsFileTools: readonly Tool<Dns>[] = [...systemResolverTools, ...pingNameTools];

function readGetent(execution: Execution, { name }: Dns): ToolResult | null {
  if (execution.exitCode === 2) return unresolved(name);
  const first = execution.stdout.split('\n').map((line) => line.trim().split(/\s+/)[0] ?? '');
  return execution.exitCode === 0 ? resolved(name, first) : null;
}

/**
 * Reads the addresses below `Name:`. Those above it are the DNS server's. busybox before 1.29 numbers them:
 * `Address 1: 10.0.0.2 db`.
 */
function readNslookup(execution: Execution, { name }: Dns): ToolResult | null {
  const text = outputText(execution);
  const answers = text.slice(Math.max(0, text.search(/^Name:/m)));
  const isAnswered = /^Name:/m.test(text);
  const found = [...answers.matchAll(/^Address(?: \d+)?:[ \t]*(\S+)/gm)].map(([, address = '']) => address);
  if (isAnswered && found.some((address) => isIP(address) !== 0)) return resolved(name, found);
  return /nxdomain|can't (?:find|resolve)|timed out|no servers could be reached|servfail|no answer|does not resolve/i.test(
    text,
  )
    ? unresolved(name)
    : null;
}

/**
 * Reads the first address of the name. ping prints it even if it gets no answer: `PING db (10.0.0.2)`,
 * `PING db(db.net (fd00::2))`.
 */
function readPing(execution: Execution, { name }: Dns): ToolResult | null {
  const address = /^PING \S+ ?(?:\(|[^()\n]*\()\(?([0-9a-f:.]+)\)/im.exec(execution.stdout)?.[1];
  if (address) return resolved(name, [address]);
  const isUnknown = /bad address|unknown host|not known|name resolution|does not resolve/i;
  return isUnknown.test(outputText(execution)) ? unresolved(name) : null;
}

function resolved(name: string, found: readonly string[]): ToolResult | null {
  const addresses = [...new Set(found.filter((each) => isIP(each) !== 0))];
  if (addresses.length === 0) return null;
  return { outcome: 'reached', detail: `${name} resolves to ${addresses.join(', ')}.`, addresses };
}

const unresolved = (name: string): ToolResult => ({
  outcome: 'not-reached',
  detail: `${name} does not resolve.`,
  addresses: [],
});
