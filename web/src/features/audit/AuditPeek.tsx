import { Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEvent } from '@/api/audit';
import { type Fact, Facts } from '@/ui/Facts';
import { Peek } from '@/ui/Peek';
import { When } from '@/ui/Quantity';

interface Props {
  events: AuditEvent[];
  number: number | undefined;
  onChange: (number: number | undefined) => void;
}

/** One event with what was before and after. */
export function AuditPeek({ events, number, onChange }: Props) {
  const at = events.findIndex((event) => event.number === number);
  const event = events[at];
  const to = (index: number) => {
    const neighbour = events[index];
    return neighbour && at >= 0 ? () => onChange(neighbour.number) : undefined;
  };
  return (
    <Peek
      title={event?.action ?? ''}
      opened={!!event}
      onClose={() => onChange(undefined)}
      onPrevious={to(at - 1)}
      onNext={to(at + 1)}
    >
      {event && <EventParts event={event} />}
    </Peek>
  );
}

function EventParts({ event }: { event: AuditEvent }) {
  const { t } = useTranslation();
  const facts: Fact[] = [
    [t('requests.at'), <When key="at" at={event.at} />],
    [t('requests.who'), event.actorName ?? t(`audit.actor.${event.actorKind as 'user'}`)],
    [t('account.address'), event.address ?? '–'],
    [t('audit.object'), `${event.objectKind}${event.objectId ? ` ${event.objectId}` : ''}`],
  ];
  if (event.reason) facts.push([t('audit.reason'), event.reason]);
  facts.push([t('audit.hash'), <code key="h">{event.hash.slice(0, 16)}…</code>]);
  return (
    <Stack gap="md">
      <Facts facts={facts} />
      {event.changes.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('audit.noChanges')}
        </Text>
      ) : (
        <Table aria-label={t('audit.changes')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('audit.field')}</Table.Th>
              <Table.Th>{t('audit.before')}</Table.Th>
              <Table.Th>{t('audit.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {event.changes.map((change) => (
              <Table.Tr key={change.field}>
                <Table.Th scope="row">{change.field}</Table.Th>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{change.before ?? '–'}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{change.after ?? '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
