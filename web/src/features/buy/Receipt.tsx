import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Order, withdrawOrder } from '@/api/payments';
import { useFormat } from '@/lib/useFormat';
import { Confirm } from '@/ui/Confirm';
import { type Fact, Facts } from '@/ui/Facts';
import { reais } from './centavos';

/** What was bought, paid and given back; can be printed, and taken back while that is one's right. */
export function Receipt({ order }: { order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const [asking, ask] = useDisclosure();
  const facts: Fact[] = [
    [t('buy.number'), order.id],
    [t('buy.pack'), order.name],
    [t('buy.tokens'), format.integer(order.tokens)],
    [t('buy.price'), reais(format, order.centavos)],
  ];
  if (order.paidAt) facts.push([t('buy.paidAt'), format.dateTime(order.paidAt)]);
  if (order.tokensEndAt) facts.push([t('buy.endsAt'), format.dateTime(order.tokensEndAt)]);
  if (order.refundCentavos) facts.push([t('buy.back'), reais(format, order.refundCentavos)]);
  return (
    <Stack gap="sm">
      <Facts facts={facts} />
      <Group gap="xs">
        {order.paidAt && (
          <Button size="xs" variant="default" onClick={() => window.print()}>
            {t('buy.print')}
          </Button>
        )}
        {order.canWithdraw && (
          <Button size="xs" variant="default" onClick={ask.open}>
            {t('buy.withdraw')}
          </Button>
        )}
      </Group>
      <Confirm
        opened={asking}
        title={t('buy.withdraw')}
        effect={t('buy.withdrawEffect')}
        act={t('buy.withdraw')}
        onConfirm={async () => {
          await withdrawOrder(order.id);
          await client.invalidateQueries({ queryKey: ['me', 'order', order.id] });
        }}
        onClose={ask.close}
      />
    </Stack>
  );
}
