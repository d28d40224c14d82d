import { badRequest } from '../EngineError.ts';
import type { ContainerRequest } from './createContainer.ts';

const restartPolicies = ['no', 'always', 'on-failure', 'unless-stopped'];
const lastPort = 65535;

/** Refuses what the engine refuses before it looks for the image. */
export function checkContainerRequest(request: ContainerRequest): void {
  for (const entry of request.env ?? []) {
    if (/^(=|$)/.test(entry)) throw badRequest(`invalid environment variable: ${entry}`);
  }
  for (const [exposed, bindings] of request.portBindings ?? []) {
    checkPort(exposed.split('/')[0] ?? '');
    for (const { hostPort } of bindings) checkPort(hostPort);
  }
  checkRestart(request);
  if (request.image === '' && !request.command?.length) throw badRequest('no command specified');
}

/** A port, a range of ports, or nothing: the engine chooses one. */
function checkPort(text: string): void {
  if (text === '') return;
  const fits = text.split('-').every((port) => /^\d+$/.test(port) && Number(port) <= lastPort);
  if (!fits) throw badRequest(`invalid port specification: ${JSON.stringify(text)}`);
}

function checkRestart({ restartPolicy = '', restartTries = 0, autoRemove }: ContainerRequest): void {
  if (restartPolicy !== '' && !restartPolicies.includes(restartPolicy)) {
    throw badRequest(
      `invalid restart policy: unknown policy '${restartPolicy}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`,
    );
  }
  if (restartTries !== 0 && restartPolicy !== 'on-failure') {
    throw badRequest("invalid restart policy: maximum retry count can only be used with 'on-failure'");
  }
  if (autoRemove && restartPolicy !== '' && restartPolicy !== 'no') {
    throw badRequest("can't create 'AutoRemove' container with restart policy");
  }
}
