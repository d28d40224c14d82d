import type { CreateNetworkRequest } from '@portolan/protocol';
import type { EngineFeatures, Topology } from '@portolan/topology';
import type { Pair } from '../fields/pairs.ts';
import type { ShownProblems } from '../fields/useShownProblems.ts';

export interface SubnetInput {
  subnet: string;
  gateway: string;
  ipRange: string;
  /** Addresses kept out of use: a name and an address each. */
  auxAddresses: Pair[];
}

/** What is typed in the form of a new network; an empty text is "the engine's default". */
export interface CreateInput {
  name: string;
  driver: string;
  scope: '' | NonNullable<CreateNetworkRequest['scope']>;
  internal: boolean;
  attachable: boolean;
  ingress: boolean;
  ipv4: boolean;
  ipv6: boolean;
  configOnly: boolean;
  /** Name of the template whose settings are taken. */
  configFrom: string;
  /** The first one is the field at the top of the form: there always is one. */
  subnets: SubnetInput[];
  ipamDriver: string;
  ipamOptions: Pair[];
  /** Driver options that have a field of their own. */
  options: Pair[];
  furtherOptions: Pair[];
  labels: Pair[];
}

export const emptySubnet: SubnetInput = { subnet: '', gateway: '', ipRange: '', auxAddresses: [] };

export const emptyInput: CreateInput = {
  name: '',
  driver: '',
  scope: '',
  internal: false,
  attachable: false,
  ingress: false,
  ipv4: true,
  ipv6: false,
  configOnly: false,
  configFrom: '',
  subnets: [emptySubnet],
  ipamDriver: '',
  ipamOptions: [],
  options: [],
  furtherOptions: [],
  labels: [],
};

/** The engine takes an IPv6 subnet without IPv6 in silence (20.10.24, 28.5.2), so asking for one means both. */
export const hasIPv6Subnet = ({ subnets }: Pick<CreateInput, 'subnets'>): boolean =>
  subnets.some(({ subnet }) => subnet.includes(':'));

/** What every part of the form for a new network is given. */
export interface CreateFormProps {
  topology: Topology;
  features: EngineFeatures;
  input: CreateInput;
  /** Changes some fields; `path` says which one was typed in. */
  change: (path: string, fields: Partial<CreateInput>) => void;
  shown: ShownProblems;
}
