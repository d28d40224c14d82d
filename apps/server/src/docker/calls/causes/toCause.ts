import { parseEngineUrl } from '../../discovery/parseEngineUrl.ts';
import type { EngineAddress } from '../../EngineClient.ts';
import type { Cause } from './Cause.ts';
import { connectionCauses } from './connectionCauses.ts';
import { sshCauses } from './sshCauses.ts';
import { lastLine, tryInShell } from './words.ts';

/** R278: the words for an error of a connection. The first row that matches counts. */
export function toCause(address: EngineAddress, thrown: unknown): Cause {
  const error = (thrown ?? {}) as Record<string, unknown>;
  const [code = '', message = ''] = [error.code, error.message].map((text) =>
    typeof text === 'string' ? text : '',
  );
  const isSsh = parseEngineUrl(address.url).kind === 'ssh';
  const text = code === 'SSH' ? message : `${code} ${message}`.trim();
  for (const [pattern, say] of isSsh ? [...sshCauses, ...connectionCauses] : connectionCauses) {
    const match = pattern.exec(text);
    if (match) return typeof say === 'function' ? say({ match, address, error }) : say;
  }
  const line = lastLine(text) || 'the connection failed';
  return code === 'SSH' ? [`ssh says “${line}”`, tryInShell(address)] : [line, ''];
}
