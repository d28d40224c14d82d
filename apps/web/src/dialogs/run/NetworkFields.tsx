import { MultiSelect, TextInput } from '@mantine/core';
import { capacityOf, nextFreeAddress, refusalToJoin } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import { useMemo, useState } from 'react';
import { toVisible } from '../../theme/toVisible.ts';
import classes from '../frame/Dialog.module.css';
import { AddressField } from '../fields/AddressField.tsx';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import fields from '../fields/Fields.module.css';
import { FoldSection } from '../fields/FoldSection.tsx';
import type { ShownProblems } from '../fields/useShownProblems.ts';
import { toRunNetworkInput } from './RunInput.ts';
import type { RunNetworkInput } from './RunInput.ts';

interface NetworkFieldsProps {
  index: TopologyIndex;
  networks: RunNetworkInput[];
  /** `path` is the field that the user edited. */
  onChange: (path: string, networks: RunNetworkInput[]) => void;
  shown: ShownProblems;
}

/** The networks of the new container, and its aliases and addresses on each. */
export function NetworkFields({ index, networks, onChange, shown }: NetworkFieldsProps) {
  const [isListOpen, setListOpen] = useState(false);
  const options = useMemo(() => networkOptions(index), [index]);
  const note = fieldNoteProps(
    shown.notesOf('networks'),
    networks.length === 0
      ? 'If none, the default bridge, where containers cannot resolve each other’s names.'
      : undefined,
  );
  return (
    <>
      <MultiSelect
        label="Networks"
        searchable
        data={options}
        value={networks.map((each) => each.network)}
        onChange={(ids) => {
          onChange(
            'networks',
            ids.map((id) => networks.find((each) => each.network === id) ?? toRunNetworkInput(id)),
          );
          // The open list would hide the next fields.
          setListOpen(false);
        }}
        dropdownOpened={isListOpen}
        onDropdownOpen={() => setListOpen(true)}
        onDropdownClose={() => setListOpen(false)}
        placeholder={networks.length === 0 ? 'Choose one or more' : ''}
        nothingFoundMessage="No network matches"
        hidePickedOptions
        withScrollArea={false}
        {...note}
        classNames={{ options: classes.options }}
      />
      {networks.map((input, at) => {
        const network = index.networks.get(input.network);
        return network ? (
          <NetworkSection
            key={input.network}
            index={index}
            network={network}
            at={at}
            input={input}
            shown={shown}
            onChange={(part, value) =>
              onChange(
                `networks.${at}.${part}`,
                networks.map((each, number) => (number === at ? { ...each, [part]: value } : each)),
              )
            }
          />
        ) : null;
      })}
    </>
  );
}

interface NetworkSectionProps {
  index: TopologyIndex;
  network: Network;
  at: number;
  input: RunNetworkInput;
  shown: ShownProblems;
  onChange: (part: 'aliases' | 'ipv4' | 'ipv6' | 'mac', value: string) => void;
}

function NetworkSection({ index, network, at, input, shown, onChange }: NetworkSectionProps) {
  const path = `networks.${at}`;
  const typed = [input.aliases, input.ipv4, input.ipv6, input.mac].filter(Boolean);
  return (
    <FoldSection
      title={`Names and addresses on ${toVisible(network.name, 40)}`}
      digest={typed.join(' · ')}
      hasValue={typed.length > 0}
      hasError={shown.hasErrorBelow(path)}
    >
      <TextInput
        label="Aliases"
        placeholder="db cache"
        autoComplete="off"
        value={input.aliases}
        onChange={(event) => onChange('aliases', event.currentTarget.value)}
        {...fieldNoteProps(
          shown.notesOf(`${path}.aliases`),
          'More names that resolve to it on this network, separated by spaces.',
        )}
      />
      <div className={fields.columns}>
        {([4, 6] as const).map((version) => (
          <AddressField
            key={version}
            label={`IPv${version} address`}
            placeholder="assigned by the engine"
            value={input[`ipv${version}`]}
            notes={shown.notesOf(`${path}.ipv${version}`)}
            onChange={(value) => onChange(`ipv${version}`, value)}
            suggestion={
              capacityOf(index, network, version).total > 0
                ? { label: 'Next free', value: () => nextFreeAddress(index, network, version) }
                : null
            }
          />
        ))}
      </div>
      {(at === 0 || input.mac !== '') && (
        <TextInput
          label="MAC address"
          placeholder="assigned by the engine"
          autoComplete="off"
          spellCheck={false}
          value={input.mac}
          onChange={(event) => onChange('mac', event.currentTarget.value)}
          {...fieldNoteProps(shown.notesOf(`${path}.mac`), 'For the first network only.')}
        />
      )}
    </FoldSection>
  );
}

/** The networks that containers can be connected to, each with driver and subnet. */
function networkOptions(index: TopologyIndex) {
  return index.topology.networks
    .filter((network) => refusalToJoin(network) === null)
    .map((network) => ({
      value: network.id,
      label: [toVisible(network.name, 60), network.driver, network.ipam.config[0]?.subnet]
        .filter(Boolean)
        .join(' · '),
    }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
}
