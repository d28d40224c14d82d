import { TextInput } from '@mantine/core';
import { nextFreeAddress } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import dialog from '../frame/Dialog.module.css';
import { AddressField } from '../fields/AddressField.tsx';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import fields from '../fields/Fields.module.css';
import { FoldSection } from '../fields/FoldSection.tsx';
import type { ConnectFormProps } from './ConnectFormProps.ts';

/** The addresses of the container on the network. The engine assigns those that are left empty. */
export function AddressSection({ index, features, single, input, change, shown }: ConnectFormProps) {
  const typed = [input.ipv4, input.ipv6, input.linkLocalIps, input.mac].filter((each) => each.trim() !== '');
  const versions = ([4, 6] as const).filter((version) => single && isShown(single, version, input));
  return (
    <FoldSection
      title="Addresses"
      digest={single ? typed.join(' · ') : ''}
      hasValue={typed.length > 0}
      hasError={shown.hasErrorBelow('ipv4', 'ipv6', 'linkLocalIps', 'mac')}
    >
      {single === null ? (
        <p className={dialog.quiet}>To request addresses, choose exactly one container and one network.</p>
      ) : (
        <div className={fields.columns}>
          {versions.map((version) => {
            const field = version === 4 ? 'ipv4' : 'ipv6';
            return (
              <AddressField
                key={version}
                label={`IPv${version} address`}
                placeholder="assigned by the engine"
                value={input[field]}
                notes={shown.notesOf(field)}
                onChange={(address) => change(field, { [field]: address })}
                suggestion={{ label: 'Next free', value: () => nextFreeAddress(index, single, version) }}
              />
            );
          })}
          {features.linkLocalIps && (
            <AddressField
              label="Link-local addresses"
              placeholder="169.254.7.7 fe80::7"
              hint="More addresses for the interface, separated by spaces."
              value={input.linkLocalIps}
              notes={shown.notesOf('linkLocalIps')}
              onChange={(linkLocalIps) => change('linkLocalIps', { linkLocalIps })}
            />
          )}
          {(features.macAtConnect || input.mac !== '') && (
            <TextInput
              label="MAC address"
              placeholder="assigned by the engine"
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

/**
 * True if the field for this IP version is shown: the network has addresses of it, or one was entered. The engine would
 * refuse an address of any other version.
 */
function isShown(network: Network, version: 4 | 6, input: { ipv4: string; ipv6: string }): boolean {
  if ((version === 4 ? input.ipv4 : input.ipv6) !== '') return true;
  const enabled = version === 4 ? network.enableIPv4 : network.enableIPv6;
  return enabled && (version === 4 || network.ipam.config.some(({ subnet }) => subnet.includes(':')));
}
