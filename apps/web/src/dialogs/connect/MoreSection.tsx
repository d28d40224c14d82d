import { TextInput } from '@mantine/core';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import fields from '../fields/Fields.module.css';
import { FoldSection } from '../fields/FoldSection.tsx';
import { PairFields } from '../fields/PairFields.tsx';
import type { ConnectFormProps } from './ConnectFormProps.ts';

/** Links, the gateway priority and driver options. */
export function MoreSection({ features, input, change, shown }: ConnectFormProps) {
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
        {features.links && (
          <TextInput
            label="Links"
            placeholder="db:database"
            className={fields.mono}
            autoComplete="off"
            spellCheck={false}
            value={input.links}
            onChange={({ currentTarget }) => change('links', { links: currentTarget.value })}
            {...fieldNoteProps(
              shown.notesOf('links'),
              'container:alias, a name that only this container resolves. Separate several by spaces.',
            )}
          />
        )}
        {features.gatewayPriority && (
          <TextInput
            label="Gateway priority"
            placeholder="0"
            inputMode="numeric"
            autoComplete="off"
            value={input.gatewayPriority}
            onChange={({ currentTarget }) =>
              change('gatewayPriority', { gatewayPriority: currentTarget.value })
            }
            {...fieldNoteProps(
              shown.notesOf('gatewayPriority'),
              'The network with the highest priority provides the default gateway.',
            )}
          />
        )}
      </div>
      {features.endpointOptions && (
        <PairFields
          title="Driver options"
          one="option"
          pairs={input.driverOptions}
          keyPlaceholder="com.docker.network.endpoint.sysctls"
          onChange={(driverOptions) => change('driverOptions', { driverOptions })}
          notesOf={(key) => shown.notesOf(`driverOptions.${key}`)}
        />
      )}
    </FoldSection>
  );
}
