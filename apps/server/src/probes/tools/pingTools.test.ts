import { expect, it } from 'vitest';
import { executionWith } from '../testing/executionWith.ts';
import { pingTools } from './pingTools.ts';

const target = { kind: 'ping', address: '10.77.0.2' } as const;
const read = (...[exitCode, stdout, stderr]: Parameters<typeof executionWith>) =>
  pingTools[0]?.read(executionWith(exitCode, stdout, stderr), target)?.outcome ?? null;

it('the output of ping of busybox 1.35 is read', () => {
  const answered = `PING 10.77.0.2 (10.77.0.2): 56 data bytes
64 bytes from 10.77.0.2: seq=0 ttl=64 time=0.661 ms

--- 10.77.0.2 ping statistics ---
1 packets transmitted, 1 packets received, 0% packet loss
round-trip min/avg/max = 0.661/0.661/0.661 ms
`;
  expect(pingTools[0]?.read(executionWith(0, answered), target)).toEqual({
    outcome: 'reached',
    detail: '10.77.0.2 answers ping in 0.661 ms.',
  });
  const silent = `PING 10.201.1.2 (10.201.1.2): 56 data bytes

--- 10.201.1.2 ping statistics ---
1 packets transmitted, 0 packets received, 100% packet loss
`;
  expect(read(1, silent)).toBe('not-reached');
  const noRoute = 'PING 10.77.0.2 (10.77.0.2): 56 data bytes\n';
  expect(read(1, noRoute, 'ping: sendto: Network is unreachable\n')).toBe('not-reached');
  // Run by another user than root, this says nothing about the path.
  expect(read(1, noRoute, 'ping: permission denied (are you root?)\n')).toBeNull();
});

it('the output of ping of iputils 20221126 is read', () => {
  const answered = `PING fd00:77::2(fd00:77::2) 56 data bytes
64 bytes from fd00:77::2: icmp_seq=1 ttl=64 time=0.111 ms

--- fd00:77::2 ping statistics ---
1 packets transmitted, 1 received, 0% packet loss, time 0ms
rtt min/avg/max/mdev = 0.111/0.111/0.111/0.000 ms
`;
  expect(read(0, answered)).toBe('reached');
  const silent = `PING 10.201.1.2 (10.201.1.2) 56(84) bytes of data.

--- 10.201.1.2 ping statistics ---
1 packets transmitted, 0 received, 100% packet loss, time 0ms

`;
  expect(read(1, silent)).toBe('not-reached');
  const unreachable = `PING 172.99.0.1 (172.99.0.1) 56(84) bytes of data.
From 10.77.0.1 icmp_seq=1 Destination Net Unreachable

--- 172.99.0.1 ping statistics ---
1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms

`;
  expect(read(1, unreachable)).toBe('not-reached');
  const noRight =
    'ping: socktype: SOCK_RAW\nping: socket: Operation not permitted\nping: => missing cap_net_raw+p capability or setuid?\n';
  expect(read(2, '', noRight)).toBeNull();
});

it('an old ping without IPv6 gives no result, and ping6 is used for IPv6 only', () => {
  expect(read(2, '', 'ping: unknown host fd00:77::2\n')).toBeNull();
  const commands = (address: string) => pingTools.map((each) => each.command({ kind: 'ping', address }));
  expect(commands('10.0.0.1')[1]).toBeNull();
  expect(commands('fd00::1')[1]).toEqual(['ping6', '-c', '1', '-W', '2', 'fd00::1']);
});
