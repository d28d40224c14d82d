import type { Command, CreatedNetwork } from '@portolan/protocol';
import { request } from '../connection/http.ts';

/** Sends one command. @throws RequestError with the server's problem and the engine's words */
export async function sendCommand(command: Command): Promise<CreatedNetwork | undefined> {
  switch (command.kind) {
    case 'create-network':
      return request<CreatedNetwork>('POST', '/api/v1/networks', command.body);
    case 'remove-network':
      return request<undefined>('DELETE', pathOf(command.networkId));
    case 'connect':
    case 'disconnect':
      return request<undefined>('POST', `${pathOf(command.networkId)}/${command.kind}`, command.body);
    default:
      throw new Error(`Nothing sends ${command.kind} yet (issue 3).`);
  }
}

const pathOf = (networkId: string): string => `/api/v1/networks/${encodeURIComponent(networkId)}`;
