import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import fields from '../fields/Fields.module.css';
import { FoldSection } from '../fields/FoldSection.tsx';
import { PairFields } from '../fields/PairFields.tsx';
import { hasIPv6Subnet } from './CreateInput.ts';
import type { CreateFormProps } from './CreateInput.ts';
import { SubnetFields } from './SubnetFields.tsx';
import { suggestFreeSubnet } from './subnets.ts';
import { addSubnet } from './subnets.ts';

/** The subnets of the network in every detail, its IP versions, and the IPAM driver with its options. */
export function AddressSection(props: CreateFormProps) {
  const { topology, features, input, change, shown } = props;
  const { subnets } = input;
  const add = (subnet: string | null) => {
    const next = addSubnet(subnets, subnet ?? '');
    change(`subnets.${next.length - 1}.subnet`, { subnets: next });
  };
  const isIPv6 = input.ipv6 || hasIPv6Subnet(input);
  return (
    <FoldSection
      title="Addresses"
      digest={[
        subnets.length > 1 ? `${subnets.length} subnets` : '',
        isIPv6 ? 'IPv6' : '',
        input.ipv4 ? '' : 'no IPv4',
      ]
        .filter(Boolean)
        .join(' · ')}
      hasValue={
        subnets.length > 1 ||
        subnets.some((each) => each.gateway || each.ipRange || each.auxAddresses.length > 0) ||
        !input.ipv4 ||
        isIPv6 ||
        input.ipamDriver !== '' ||
        input.ipamOptions.length > 0
      }
      hasError={shown.hasErrorBelow(
        ...subnets.flatMap((_, at) =>
          ['gateway', 'ipRange', 'auxAddresses', ...(at > 0 ? ['subnet'] : [])].map(
            (field) => `subnets.${at}.${field}`,
          ),
        ),
        'ipv4',
        'ipv6',
        'ipamDriver',
        'ipamOptions',
      )}
    >
      <div className={fields.checks}>
        {(features.withoutIPv4 || !input.ipv4) && (
          <Checkbox
            size="xs"
            label="IPv4"
            description="If off, containers get IPv6 addresses only."
            checked={input.ipv4}
            error={shown.notesOf('ipv4').error}
            onChange={({ currentTarget }) => change('ipv4', { ipv4: currentTarget.checked })}
          />
        )}
        <Checkbox
          size="xs"
          label="IPv6"
          description={
            hasIPv6Subnet(input)
              ? 'On, because there is an IPv6 subnet.'
              : features.ipv6WithoutSubnet
                ? 'Without an IPv6 subnet, the engine chooses one.'
                : 'This engine requires an IPv6 subnet for it.'
          }
          checked={isIPv6}
          disabled={hasIPv6Subnet(input)}
          error={shown.notesOf('ipv6').error}
          onChange={({ currentTarget }) => change('ipv6', { ipv6: currentTarget.checked })}
        />
      </div>
      {subnets.map((_, at) => (
        <SubnetFields key={at} {...props} at={at} />
      ))}
      <div className={fields.buttons}>
        {([4, 6] as const).map((version) => (
          <Button
            key={version}
            variant="subtle"
            className={fields.quietButton}
            leftSection={<IconPlus size={14} />}
            onClick={() => add(suggestFreeSubnet(topology.networks, subnets, version))}
          >
            Add a free IPv{version} subnet
          </Button>
        ))}
        <Button
          variant="subtle"
          className={fields.quietButton}
          leftSection={<IconPlus size={14} />}
          onClick={() => add(null)}
        >
          Add a subnet
        </Button>
      </div>
      <TextInput
        label="IPAM driver"
        placeholder="default"
        autoComplete="off"
        value={input.ipamDriver}
        onChange={({ currentTarget }) => change('ipamDriver', { ipamDriver: currentTarget.value })}
        {...fieldNoteProps(
          shown.notesOf('ipamDriver'),
          'Assigns the addresses. Drivers other than default come from plugins.',
        )}
      />
      <PairFields
        title="IPAM options"
        one="IPAM option"
        pairs={input.ipamOptions}
        onChange={(ipamOptions) => change('ipamOptions', { ipamOptions })}
        notesOf={(key) => shown.notesOf(`ipamOptions.${key}`)}
      />
    </FoldSection>
  );
}
