import { expect, it } from 'vitest';
import { executionWith } from '../testing/executionWith.ts';
import { dnsTools, hostsFileTools } from './dnsTools.ts';

const target = { kind: 'dns', name: 'srv' } as const;
const both = ['10.77.0.2', 'fd00:77::2'];

function read(program: string, ...args: Parameters<typeof executionWith>) {
  const tool = dnsTools.find((each) => each.name === program);
  const found = tool?.read(executionWith(...args), target);
  return found ? (found.addresses?.toSorted() ?? 'none') : null;
}

it('the output of getent of glibc 2.36 is read', () => {
  const known = `fd00:77::2      STREAM srv
fd00:77::2      DGRAM  
fd00:77::2      RAW    
10.77.0.2       STREAM 
10.77.0.2       DGRAM  
10.77.0.2       RAW    
`;
  expect(read('getent', 0, known)).toEqual(both);
  expect(read('getent', 2)).toEqual([]);
  expect(read('getent', 1, '', 'Unknown database: ahosts\n')).toBeNull();
  expect(read('getent', 0, '10.77.0.2         srv srv\n')).toEqual(['10.77.0.2']);
});

it('the output of nslookup of busybox 1.35 is read', () => {
  const server = 'Server:\t\t127.0.0.11\nAddress:\t127.0.0.11:53\n\n';
  const known = `${server}Non-authoritative answer:
Name:	srv
Address: 10.77.0.2

Non-authoritative answer:
Name:	srv
Address: fd00:77::2

`;
  expect(read('nslookup', 0, known)).toEqual(both);
  // The DNS server gives no answer for names that it cannot forward.
  expect(read('nslookup', 1, ';; connection timed out; no servers could be reached\n\n')).toEqual([]);
  expect(read('nslookup', 1, `${server}** server can't find nosuch.: NXDOMAIN\n\n`)).toEqual([]);
  // The name has no IPv6 address, which is not a failure.
  const half = `${server}Name:	srv\nAddress: 10.77.0.2\n\n*** Can't find srv.: No answer\n\n`;
  expect(read('nslookup', 1, half)).toEqual(['10.77.0.2']);
  expect(
    read('nslookup', 1, '', 'Usage: nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]\n'),
  ).toBeNull();
});

it('the output of nslookup of BIND and of busybox before 1.29 is read', () => {
  const bind = `Server:		127.0.0.11
Address:	127.0.0.11#53

Non-authoritative answer:
Name:	srv
Address: 10.77.0.2
Name:	srv
Address: fd00:77::2

`;
  expect(read('nslookup', 0, bind)).toEqual(both);
  const old = `Server:    127.0.0.11
Address 1: 127.0.0.11

Name:      srv.
Address 1: 10.77.0.2 srv.n1
Address 2: fd00:77::2 srv.n1
`;
  expect(read('nslookup', 0, old)).toEqual(both);
  const unknown = `Server:    127.0.0.11\nAddress 1: 127.0.0.11\n\n`;
  expect(read('nslookup', 1, unknown, "nslookup: can't resolve 'nosuch.'\n")).toEqual([]);
});

it('ping prints the first address, even if it gets no answer', () => {
  expect(read('ping', 0, 'PING srv (10.77.0.2): 56 data bytes\n')).toEqual(['10.77.0.2']);
  expect(read('ping', 0, 'PING srv (fd00:77::2): 56 data bytes\n')).toEqual(['fd00:77::2']);
  expect(read('ping', 0, 'PING srv (10.77.0.2) 56(84) bytes of data.\n')).toEqual(['10.77.0.2']);
  expect(read('ping', 0, 'PING srv(srv.n1 (fd00:77::2)) 56 data bytes\n')).toEqual(['fd00:77::2']);
  expect(read('ping', 1, '', "ping: bad address 'nosuch'\n")).toEqual([]);
  expect(read('ping', 2, '', 'ping: nosuch: Temporary failure in name resolution\n')).toEqual([]);
  expect(read('ping', 1, '', 'ping: permission denied (are you root?)\n')).toBeNull();
});

it('R243: names in /etc/hosts are not tested with programs that only ask the DNS server', () => {
  expect(hostsFileTools.map((each) => each.command(target)?.[0])).not.toContain('nslookup');
  expect(dnsTools.map((each) => each.command(target)?.join(' '))).toContain('nslookup srv.');
});
