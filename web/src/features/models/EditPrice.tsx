import { Button, Group, NumberInput, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Price } from '@/api/models';
import { rateQuery, removePrice, setPrice } from '@/api/providers';
import { useFormat } from '@/lib/useFormat';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';
import { useDone } from '@/ui/useNotice';
import { changedPrices, FIELDS, type Field, fromPrices } from './priceForm';

/** An own price, with what it changes before it is saved. */
export default function EditPrice({ price, onClose }: { price: Price; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const done = useDone();
  const [before] = useState(() => fromPrices(price.prices));
  const [values, setValues] = useState(before);
  const changed = changedPrices(before, values);
  const finish = async (message: string) => {
    onClose();
    done(message);
    await client.invalidateQueries({ queryKey: ['prices'] });
  };
  const save = useMutation({
    mutationFn: () => setPrice(price.provider, price.model, changed),
    onSuccess: () => finish(t('models.priceSaved', { model: price.model })),
  });
  const remove = useMutation({
    mutationFn: () => removePrice(price.provider, price.model),
    onSuccess: () => finish(t('models.priceRemoved', { model: price.model })),
  });
  return (
    <Dialog title={t('models.editOf', { model: price.model })} opened onClose={onClose} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="sm">
          <Text fz="sm" c="dimmed">
            {t('models.editLead')}
          </Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            {FIELDS.map((field) => (
              <NumberInput
                key={field}
                label={t(`models.fields.${field}`)}
                prefix="US$ "
                min={0}
                max={1_000_000}
                decimalScale={6}
                allowNegative={false}
                hideControls
                value={values[field] ?? ''}
                onChange={(value) => setValues({ ...values, [field]: value === '' ? null : Number(value) })}
              />
            ))}
          </SimpleGrid>
          <Preview before={before} values={values} />
          <FormError error={save.error ?? remove.error} />
          <Group justify="flex-end" gap="xs">
            {price.source === 'override' && (
              <Button variant="default" mr="auto" loading={remove.isPending} onClick={() => remove.mutate()}>
                {t('models.backToTable')}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={Object.keys(changed).length === 0}>
              {t('app.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

type Values = Record<Field, number | null>;

/** Before and after, in dollars and at the rate of this month in the organisation's own currency. */
function Preview({ before, values }: { before: Values; values: Values }) {
  const { t } = useTranslation();
  const format = useFormat();
  const currency = useQuery(rateQuery).data;
  const rate = currency && currency.currency !== 'USD' ? currency.rate : null;
  const dollars = (value: number | null) => (value === null ? '–' : format.money(Math.round(value * 1e6), 'USD'));
  const own = (value: number | null) =>
    value === null || rate === null || !currency
      ? '–'
      : format.money(Math.round(value * rate * 1e6), currency.currency);
  const change = (field: Field) => {
    const [was, is] = [before[field], values[field]];
    return !was || is === null || is === was
      ? '–'
      : `${is >= was ? '+' : '−'}${format.percent(Math.abs(is / was - 1), 1)}`;
  };
  return (
    <Table aria-label={t('models.preview')} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('models.preview')}</Table.Th>
          <Table.Th ta="right">{t('models.before')}</Table.Th>
          <Table.Th ta="right">{t('models.after')}</Table.Th>
          {rate !== null && <Table.Th ta="right">{currency?.currency}</Table.Th>}
          <Table.Th ta="right">{t('models.change')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {FIELDS.map((field) => (
          <Table.Tr key={field} fw={before[field] === values[field] ? undefined : 640}>
            <Table.Td>{t(`models.fields.${field}`)}</Table.Td>
            <Table.Td ta="right">{dollars(before[field])}</Table.Td>
            <Table.Td ta="right">{dollars(values[field])}</Table.Td>
            {rate !== null && <Table.Td ta="right">{own(values[field])}</Table.Td>}
            <Table.Td ta="right">{change(field)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
