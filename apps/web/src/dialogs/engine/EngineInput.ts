import { EngineName, toShell } from '@portolan/protocol';
import type { AddEngineRequest, FieldProblem } from '@portolan/protocol';

/** What is typed into the form of a new engine. */
export interface EngineInput {
  name: string;
  url: string;
  /** `null` until the user chooses: then it follows from the port. */
  usesTls: boolean | null;
  ca: string;
  cert: string;
  key: string;
  skipsVerify: boolean;
}

export const emptyInput: EngineInput = {
  ...{ name: '', url: '', usesTls: null },
  ...{ ca: '', cert: '', key: '', skipsVerify: false },
};

export const isTcp = ({ url }: EngineInput): boolean => /^tcp:/i.test(url.trim());

/** By convention, an engine listens without TLS at port 2375 and with TLS at port 2376. */
export const usesTls = (input: EngineInput): boolean =>
  isTcp(input) && (input.usesTls ?? !/:2375\/?$/.test(input.url.trim()));

/** Returns the request without fields that are empty. */
export function toAddRequest(input: EngineInput): AddEngineRequest {
  const file = (name: 'ca' | 'cert' | 'key') => {
    const path = input[name].trim();
    return path === '' ? {} : { [name]: path };
  };
  const tls = {
    ...{ ...file('ca'), ...file('cert'), ...file('key') },
    ...(input.skipsVerify && { skipVerify: true }),
  };
  return { name: input.name.trim(), url: input.url.trim(), ...(usesTls(input) && { tls }) };
}

/** Returns what is wrong with the input. The server checks the files and the rest of the address. */
export function problemsOfEngine(input: EngineInput, names: ReadonlySet<string>): FieldProblem[] {
  const error = (path: string, message: string): FieldProblem => ({ path, message, severity: 'error' });
  const request = toAddRequest(input);
  const problems: FieldProblem[] = [];
  const named = EngineName.safeParse(request.name);
  if (request.name === '') problems.push(error('name', 'Enter a name.'));
  else if (names.has(request.name))
    problems.push(error('name', `Portolan watches an engine named ${request.name} already.`));
  else if (!named.success) problems.push(error('name', named.error.issues[0]?.message ?? ''));
  if (request.url === '') problems.push(error('url', 'Enter the address of the engine.'));
  else if (/^https?:/i.test(request.url)) problems.push(error('url', 'Write tcp:// in place of http://.'));
  else if (!/^(unix|tcp|ssh|npipe):\/\/./i.test(request.url))
    problems.push(error('url', 'Begin with unix://, tcp://, ssh:// or npipe://, as for the docker CLI.'));
  if (usesTls(input) && (request.tls?.cert === undefined) !== (request.tls?.key === undefined))
    problems.push(
      error(
        request.tls?.cert === undefined ? 'cert' : 'key',
        'A client certificate and its key belong together.',
      ),
    );
  if (isTcp(input) && !usesTls(input))
    problems.push({
      path: 'usesTls',
      message: 'Without TLS, everyone who reaches this port controls the host.',
      severity: 'warning',
    });
  if (usesTls(input) && input.skipsVerify)
    problems.push({
      path: 'skipsVerify',
      message: 'A machine between Portolan and the engine can pretend to be the engine.',
      severity: 'warning',
    });
  return problems;
}

/**
 * Returns what gives the same engine at the start of the server: a flag, quoted for a shell, or with TLS, which no flag
 * expresses, the entry in the file of `--engines`.
 */
export function toSetting(input: EngineInput): string[] {
  const { name, url, tls } = toAddRequest(input);
  if (!tls) return [toShell(['--docker-host', `${name}=${url}`])];
  // Strings in JSON are strings in YAML.
  const fields = Object.entries(tls).map(([field, value]) => `${field}: ${JSON.stringify(value)}`);
  return [
    'engines:',
    `  - name: ${JSON.stringify(name)}`,
    `    url: ${JSON.stringify(url)}`,
    `    tls: {${fields.length > 0 ? ` ${fields.join(', ')} ` : ''}}`,
  ];
}
