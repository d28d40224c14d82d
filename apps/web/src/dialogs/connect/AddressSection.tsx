import { TextInput } from '@mantine/core';
import { nextFreeAddress } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import dialog from '../frame/Dialog.module.css';
import { AddressField } from '../fields/AddressField.tsx';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import fields from '../fields/Fields.module.css';
import { FoldSection } from '../fields/FoldSection.tsx';
import type { ConnectFormProps } from './ConnectFormProps.ts';

/** Addresses of the container on the network; what is left empty the engine chooses. */
export function AddressSection({ index, features, single, input, change, shown }: ConnectFormProps) {
  const typed = [input.ipv4, input.ipv6, input.linkLocalIps, input.mac].filter((each) => each.trim() !== '');
  const versions = ([4, 6] as const).filter((version) => single && isOffered(single, version, input));
  return (
    <FoldSection
      title="Addresses"
      digest={single ? typed.join(' · ') : ''}
      hasValue={typed.length > 0}
      hasError={shown.hasErrorBelow('ipv4', 'ipv6', 'linkLocalIps', 'mac')}
    >
      {single === null ? (
        <p className={dialog.quiet}>
          An address belongs to one container on one network: choose exactly one of each to ask for some.
        </p>
      ) : (
        <div className={fields.columns}>
          {versions.map((version) => {
            const field = version === 4 ? 'ipv4' : 'ipv6';
            return (
              <AddressField
                key={version}
                label={`IPv${version} address`}
                placeholder="given by the engine"
                value={input[field]}
                notes={shown.notesOf(field)}
                onChange={(address) => change(field, { [field]: address })}
                suggestion={{ verb: 'Next free', value: () => nextFreeAddress(index, single, version) }}
              />
            );
          })}
          {features.linkLocalIps && (
            <AddressField
              label="Link-local addresses"
              placeholder="169.254.7.7 fe80::7"
              hint="Further addresses on the interface, separated by spaces."
              value={input.linkLocalIps}
              notes={shown.notesOf('linkLocalIps')}
              onChange={(linkLocalIps) => change('linkLocalIps', { linkLocalIps })}
            />
          )}
          {(features.macAtConnect || input.mac !== '') && (
            <TextInput
              label="MAC address"
              placeholder="given by the engine"
              className={fields.mono}
              autoComplete="off"
              value={input.mac}
              onChange={({ currentTarget }) => change('mac', { mac: currentTarget.value })}
              {...fieldNoteProps(shown.notesOf('mac'))}
            />
          )}
        </div>
      )}
    </FoldSection>
  );
}

/** An address of a version the network has no subnet of would be refused. */
function isOffered(network: Network, version: 4 | 6, input: { ipv4: string; ipv6: string }): boolean {
  if ((version === 4 ? input.ipv4 : input.ipv6) !== '') return true;
  const enabled = version === 4 ? network.enableIPv4 : network.enableIPv6;
  return enabled && (version === 4 || network.ipam.config.some(({ subnet }) => subnet.includes(':')));
}
