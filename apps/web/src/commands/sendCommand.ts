import type {
  ConnectRequest,
  CreatedNetwork,
  CreateNetworkRequest,
  DisconnectRequest,
} from '@portolan/protocol';
import { request } from '../connection/http.ts';

/** A request to change the engine. Its effect comes back as a diff, never through the answer. */
export type Command =
  | { kind: 'connect'; networkId: string; body: ConnectRequest }
  | { kind: 'disconnect'; networkId: string; body: DisconnectRequest }
  | { kind: 'create-network'; body: CreateNetworkRequest }
  | { kind: 'remove-network'; networkId: string };

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
  }
}

const pathOf = (networkId: string): string => `/api/v1/networks/${encodeURIComponent(networkId)}`;
