import * as z from 'zod';
import type { NetworkMember } from '../EngineClient.ts';
import { isFullId } from '../fullId.ts';
import { anything, entriesOf, part, text, textList } from './lenient.ts';

const ListedJson = z.object({
  Id: z.string().refine(isFullId),
  Names: textList,
  State: text,
  NetworkSettings: part({ Networks: anything }),
});
const Endpoint = part({ NetworkID: text });

/** One entry of `GET /containers/json` as a member of this network; `null` where it is none. */
export function toMember(json: unknown, network: { id: string; name: string }): NetworkMember | null {
  const { Id, Names, State, NetworkSettings } = ListedJson.parse(json);
  const isMember = entriesOf(NetworkSettings.Networks).some(([name, endpoint]) => {
    const { NetworkID } = Endpoint.parse(endpoint);
    // What was attached while stopped has only a name, or the id in its place, until it starts (R28).
    return NetworkID ? NetworkID === network.id : name === network.name || name === network.id;
  });
  if (!isMember) return null;
  const running = State !== 'exited' && State !== 'created' && State !== 'dead';
  return { id: Id, name: (Names[0] ?? Id.slice(0, 12)).replace(/^\//, ''), running };
}
