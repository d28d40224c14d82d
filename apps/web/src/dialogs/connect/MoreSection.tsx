import { TextInput } from '@mantine/core';
import { noteProps } from '../fields/FieldNotes.tsx';
import fields from '../fields/Fields.module.css';
import { FoldSection } from '../fields/FoldSection.tsx';
import { PairFields } from '../fields/PairFields.tsx';
import type { FormProps } from './FormProps.ts';

/** Links, priority for the default gateway, the driver's own options. */
export function MoreSection({ offers, input, change, shown }: FormProps) {
  return (
    <FoldSection
      title="More"
      digest={[
        input.links,
        input.gatewayPriority && `priority ${input.gatewayPriority}`,
        input.driverOptions.length > 0 ? `${input.driverOptions.length} options` : '',
      ]
        .filter(Boolean)
        .join(' · ')}
      hasValue={input.links !== '' || input.gatewayPriority !== '' || input.driverOptions.length > 0}
      hasError={shown.hasErrorBelow('links', 'gatewayPriority', 'driverOptions')}
    >
      <div className={fields.columns}>
        {offers.links && (
          <TextInput
            label="Links"
            placeholder="db:database"
            className={fields.mono}
            autoComplete="off"
            spellCheck={false}
            value={input.links}
            onChange={({ currentTarget }) => change('links', { links: currentTarget.value })}
            {...noteProps(
              shown.of('links'),
              'container:name, under which this container alone finds it; several with spaces.',
            )}
          />
        )}
        {offers.gatewayPriority && (
          <TextInput
            label="Gateway priority"
            placeholder="0"
            inputMode="numeric"
            autoComplete="off"
            value={input.gatewayPriority}
            onChange={({ currentTarget }) =>
              change('gatewayPriority', { gatewayPriority: currentTarget.value })
            }
            {...noteProps(
              shown.of('gatewayPriority'),
              'The network with the highest one is the container’s way out.',
            )}
          />
        )}
      </div>
      {offers.endpointOptions && (
        <PairFields
          title="Driver options"
          one="option"
          pairs={input.driverOptions}
          keyPlaceholder="com.docker.network.endpoint.sysctls"
          onChange={(driverOptions) => change('driverOptions', { driverOptions })}
          notesOf={(key) => shown.of(`driverOptions.${key}`)}
        />
      )}
    </FoldSection>
  );
}
