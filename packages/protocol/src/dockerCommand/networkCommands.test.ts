import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toConnectCommand, toCreateCommand, toDisconnectCommand } from './networkCommands.ts';
import { toShell } from './toShell.ts';

it('R12: a shell splits the line into the same arguments', () => {
  const argument = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(argument, { minLength: 1, maxLength: 5 }), (args) => {
      const line = toShell(['printf', '%s\\0', ...args]);
      const output = execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' });
      expect(output).toBe(args.map((each) => `${each}\0`).join(''));
    }),
    { numRuns: 30 },
  );
});

it('R12: the line has no character that a terminal reads as a key press, and none that is invisible', () => {
  const invisible = [
    '\x15',
    '\r',
    '\t',
    '\x1b[A',
    '\x16',
    '\x7f',
    '\u009b',
    '\u202e',
    '\u200b',
    '\u2028',
    '\u{e0001}',
  ];
  const argument = fc
    .array(fc.oneof(fc.constantFrom(...invisible, '\n', '\\', "'", '$', '%'), fc.string()), { maxLength: 8 })
    .map((parts) => parts.join('').replaceAll('\0', ''));
  fc.assert(
    fc.property(fc.array(argument, { minLength: 1, maxLength: 4 }), (args) => {
      const line = toShell(['printf', '%s\\0', ...args]);
      expect(line.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      const output = execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' });
      expect(output).toBe(args.map((each) => `${each}\0`).join(''));
    }),
    { numRuns: 40 },
  );
  expect(toShell(['docker', 'x', 'a\x15rm -rf ~\n'])).toBe(`docker x 'a'"$(printf '\\025')"'rm -rf ~\n'`);
});

it('the line is what a user would type', () => {
  expect(
    toShell(
      toCreateCommand({
        name: 'back',
        driver: 'bridge',
        internal: true,
        ipv6: true,
        subnets: [{ subnet: '172.30.0.0/24', gateway: '172.30.0.1', ipRange: '172.30.0.128/25' }],
        labels: { 'team-name': "o'neil" },
      }),
    ),
  ).toBe(
    `docker network create --driver bridge --gateway 172.30.0.1 --internal --ip-range 172.30.0.128/25 --ipv6 --label 'team-name=o'\\''neil' --subnet 172.30.0.0/24 back`,
  );
  expect(toShell(toConnectCommand('back', 'web', { aliases: ['w'], ipv4: '172.30.0.9' }))).toBe(
    'docker network connect --alias w --ip 172.30.0.9 back web',
  );
  expect(toShell(toDisconnectCommand('back', 'web', { force: true }))).toBe(
    'docker network disconnect --force back web',
  );
});
