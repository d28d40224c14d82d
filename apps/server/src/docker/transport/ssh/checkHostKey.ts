import { createHmac, timingSafeEqual } from 'node:crypto';

/** The result of comparing a host's key with the known_hosts files. */
export type HostKeyVerdict = 'known' | 'unknown' | 'changed' | 'revoked';

/**
 * R26: looks up a host key in known_hosts files (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").
 * @param files the contents of the files
 * @param key the key in SSH wire format
 */
export function checkHostKey(files: string, host: string, port: number, key: Buffer): HostKeyVerdict {
  const name = port === 22 ? host : `[${host}]:${port}`;
  const type = key.subarray(4, 4 + key.readUInt32BE(0)).toString('latin1');
  let verdict: HostKeyVerdict = 'unknown';
  for (const line of files.split('\n')) {
    const fields = line.trim().split(/\s+/);
    if (fields[0] === '' || fields[0]?.startsWith('#')) continue;
    const marker = fields[0]?.startsWith('@') ? fields.shift() : null;
    const [names = '', entryType, encoded] = fields;
    if (!matchesHost(names, name) || !encoded) continue;
    const same = key.equals(Buffer.from(encoded, 'base64'));
    if (marker === '@revoked' && same) return 'revoked';
    // Certificate authorities are not supported: the key of such a host itself must be in the file.
    if (marker) continue;
    if (same) verdict = 'known';
    else if (entryType === type && verdict === 'unknown') verdict = 'changed';
  }
  return verdict;
}

/** Returns the key types that known_hosts has for a host. The client asks the host for one of these first. */
export function knownKeyTypes(files: string, host: string, port: number): string[] {
  const name = port === 22 ? host : `[${host}]:${port}`;
  const types = files.split('\n').flatMap((line) => {
    const [names = '', type] = line.trim().split(/\s+/);
    return type && !names.startsWith('@') && !names.startsWith('#') && matchesHost(names, name) ? [type] : [];
  });
  return [...new Set(types)];
}

function matchesHost(names: string, name: string): boolean {
  if (names.startsWith('|1|')) {
    const [, , salt = '', hash = ''] = names.split('|');
    const expected = Buffer.from(hash, 'base64');
    const actual = createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest();
    return expected.length === actual.length && timingSafeEqual(expected, actual);
  }
  const patterns = names.split(',');
  if (patterns.some((pattern) => pattern.startsWith('!') && matchesPattern(pattern.slice(1), name)))
    return false;
  return patterns.some((pattern) => matchesPattern(pattern, name));
}

function matchesPattern(pattern: string, name: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 'i').test(name);
}
